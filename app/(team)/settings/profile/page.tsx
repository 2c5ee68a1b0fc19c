import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { OwnAddress } from "@/components/settings/own-address"
import { OwnPassword } from "@/components/settings/own-password"
import { OwnSessions } from "@/components/settings/own-sessions"
import { OwnTwoFactor } from "@/components/settings/own-two-factor"
import { PageHead } from "@/components/settings/page-parts"
import { AwaySwitch, ProfileForm } from "@/components/settings/profile-form"
import { db } from "@/db/client"
import { currentSessionId, currentTeammate } from "@/lib/auth/session"
import { canSend } from "@/lib/mail/queue"
import { getProfile, listSessions } from "@/lib/team/queries/people"

export const metadata: Metadata = { title: "Profile · Settings · Backline" }

export default async function Page() {
  const actor = await currentTeammate()
  if (!actor) redirect("/sign-in")
  const [profile, sessions] = await Promise.all([
    getProfile(db(), actor),
    currentSessionId().then((id) => listSessions(db(), actor, id)),
  ])
  return (
    <>
      <PageHead title="Profile">What your colleagues see of you, and how you sign in.</PageHead>
      <ProfileForm profile={profile} zones={["UTC", ...Intl.supportedValuesOf("timeZone")]} />
      <AwaySwitch profile={profile} />
      <OwnAddress profile={profile} canSend={canSend()} />
      <OwnPassword />
      <OwnTwoFactor on={profile.twoFactor} />
      <OwnSessions sessions={sessions} />
    </>
  )
}
