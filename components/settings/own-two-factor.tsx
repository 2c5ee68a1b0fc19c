"use client"

import { type FormEvent, useState } from "react"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { TextField } from "@/components/ui/text-field"
import { beginTwoFactor, endTwoFactor, renewBackupCodes, startTwoFactor } from "@/lib/team/actions/account"
import { CodeBlock } from "./code-block"
import { Part } from "./page-parts"
import { QrCode } from "./qr-code"
import { useSecretForm } from "./use-secret-form"

const about =
  "A second step at sign-in: after the password, a code that an app on your phone makes. Nobody here can read it."

/** The second step of one's own sign-in: set up with an app, switched off with the password and a code. */
export function OwnTwoFactor({ on }: { on: boolean }) {
  const [uri, setUri] = useState<string | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  return (
    <Part title="Two-factor" about={about}>
      <p className="text-base">{on ? "It is on." : "It is off."}</p>
      {codes ? <BackupCodes codes={codes} onDone={() => setCodes(null)} /> : null}
      {on && !codes ? <WhileOn onCodes={setCodes} /> : null}
      {!on && !uri ? <Begin onUri={setUri} /> : null}
      {!on && uri ? (
        <SetUp
          uri={uri}
          onCodes={(made) => {
            setCodes(made)
            setUri(null)
          }}
        />
      ) : null}
    </Part>
  )
}

type AskProps = { value: string; onChange: (value: string) => void }

function PasswordField({ value, onChange }: AskProps) {
  return (
    <TextField
      label="Your password"
      type="password"
      autoComplete="current-password"
      required
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

function Begin({ onUri }: { onUri: (uri: string) => void }) {
  const [password, setPassword] = useState("")
  const { send, busy, refused } = useSecretForm()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const begun = await send(() => beginTwoFactor(password))
    if (begun) onUri(begun.uri)
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="flex max-w-md flex-col gap-4">
      <PasswordField value={password} onChange={setPassword} />
      <Refused sentence={refused} />
      <Button type="submit" className="self-start" busy={busy}>
        Set up two-factor
      </Button>
    </form>
  )
}

type SetUpProps = { uri: string; onCodes: (codes: string[]) => void }

function SetUp({ uri, onCodes }: SetUpProps) {
  const [code, setCode] = useState("")
  const { send, busy, refused } = useSecretForm()
  const secret = new URL(uri).searchParams.get("secret") ?? ""
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const started = await send(() => startTwoFactor(code), "Two-factor is on.")
    if (started) onCodes(started.codes)
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="flex max-w-md flex-col gap-4">
      <p className="text-base text-ink-2">Scan this with an app for codes, or type the key into it.</p>
      <QrCode text={uri} label="QR code for your app" />
      <CodeBlock label="Key" code={secret} />
      <TextField
        label="Code"
        hint="The six digits that the app shows now."
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        autoFocus
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <Refused sentence={refused} />
      <Button type="submit" variant="primary-front" className="self-start" busy={busy}>
        Switch on
      </Button>
    </form>
  )
}

function WhileOn({ onCodes }: { onCodes: (codes: string[]) => void }) {
  const [password, setPassword] = useState("")
  const [code, setCode] = useState("")
  const { send, busy, refused } = useSecretForm()
  const clear = () => {
    setPassword("")
    setCode("")
  }
  const end = async (event: FormEvent) => {
    event.preventDefault()
    if (await send(() => endTwoFactor({ password, code }), "Two-factor is off.")) clear()
  }
  const renew = async () => {
    const renewed = await send(() => renewBackupCodes({ password, code }))
    if (!renewed) return
    clear()
    onCodes(renewed.codes)
  }
  return (
    <form onSubmit={(event) => void end(event)} className="flex max-w-md flex-col gap-4">
      <PasswordField value={password} onChange={setPassword} />
      <TextField
        label="Code"
        hint="The six digits that the app shows now, or a backup code."
        autoComplete="one-time-code"
        required
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <Refused sentence={refused} />
      <div className="flex flex-wrap gap-2">
        <Button busy={busy} onClick={() => void renew()}>
          New backup codes
        </Button>
        <Button type="submit" busy={busy}>
          Switch off two-factor
        </Button>
      </div>
    </form>
  )
}

function BackupCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  return (
    <div className="flex max-w-md flex-col gap-3">
      <p className="text-base text-ink-2">
        Keep these backup codes in a safe place. Each lets you in once without the app. They are shown only
        now.
      </p>
      <CodeBlock label="Backup codes" code={codes.join("\n")} />
      <Button className="self-start" onClick={onDone}>
        I have kept them
      </Button>
    </div>
  )
}
