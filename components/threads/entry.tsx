"use client"

import {
  ArrowRightLeft,
  CheckCheck,
  CircleDot,
  ClipboardCheck,
  ClipboardList,
  Clock,
  Link2,
  MessageCircle,
  PenLine,
  Share2,
  Sunrise,
  Tag,
  Ticket,
  Undo2,
  UserRound,
  Users,
} from "lucide-react"
import type { ReactNode } from "react"
import { useDirectory } from "@/components/shell/data"
import { Avatar } from "@/components/ui/avatar"
import { useClock } from "@/components/ui/clock"
import { DocView } from "@/components/ui/doc-view"
import { FileCards } from "@/components/ui/file-cards"
import { RelativeTime } from "@/components/ui/relative-time"
import { SeamMark } from "@/components/ui/seam"
import { StateGlyph } from "@/components/ui/state-glyph"
import { TimelineEvent, TimelineMessage, TimelineNote } from "@/components/ui/timeline"
import { tip } from "@/components/ui/tooltip"
import type { EventOf, EventType, EventView } from "@/lib/events/event"
import { exactTime } from "@/lib/shared/times"
import { firstName } from "@/lib/team/rules"
import { teamFileLink } from "./file-link"
import { NoteActions, NoteEditor, useNoteEditing } from "./note-actions"
import { actorName, type Part, plainSentence, tagName, whatHappened } from "./sentences"
import { StateName, stateTone } from "./state"

/** Which timeline an entry stands in, and how it leads to its other end. */
export type EntryPlace = {
  threadId: string
  side: "front" | "back"
  customerName: string
  /** How far the customer has seen it: up to what happened then, looked at by then. */
  seen?: { upTo: string; at: string } | null
  /** Leads to the other end of what crossed the seam; null where there is none to show. */
  otherEnd: (event: EventView) => { label: string; link: React.ReactElement<Record<string, unknown>> } | null
}

type EntryProps = { event: EventView; place: EntryPlace; arriving: boolean }

/** One entry of a timeline: a message, a note, or something that happened. */
export function Entry({ event, place, arriving }: EntryProps) {
  const from = arriving ? (place.side === "front" ? "right" : "left") : undefined
  // One from a ticket that can't be opened stands here alone, and came from there all the same (SPEC N4, A2).
  const isForeign = event.type.startsWith("ticket.") || event.type === "note.added"
  const crossed =
    event.places.some((p) => p !== place.threadId) || (isForeign && event.threadId !== place.threadId)
  const props = {
    event,
    place,
    arriving: crossed ? (from as "left" | "right" | undefined) : undefined,
    crossed,
  }
  if (event.type === "message.sent") return <Message {...props} event={event} />
  if (event.type === "note.added") return <Note {...props} event={event} />
  return <Happening {...props} event={event} />
}

type PartProps<T extends EventType> = {
  event: EventOf<T>
  place: EntryPlace
  crossed: boolean
  arriving: "left" | "right" | undefined
}

function Message({ event, place }: PartProps<"message.sent">) {
  const directory = useDirectory()
  const clock = useClock()
  if (!event.message) return null
  const ours = event.message.authorKind !== "customer"
  const name = ours ? actorName(event, directory, place.customerName) : place.customerName
  const to = ours ? `to ${firstName(place.customerName)}` : undefined
  const seen = ours && place.seen && Date.parse(event.at) <= Date.parse(place.seen.upTo) ? place.seen : null
  return (
    <TimelineMessage
      ours={ours}
      label={`${name}${to ? ` ${to}` : ""}, ${exactTime(new Date(event.at), clock)}${seen ? ", seen" : ""}`}
      avatar={<Avatar name={name} />}
      by={name}
      meta={to}
      time={
        <>
          <RelativeTime at={event.at} />
          {seen ? <Seen by={firstName(place.customerName)} at={seen.at} /> : null}
        </>
      }
      pending={event.seq === null}
    >
      <DocView doc={event.message.doc} />
      <FileCards files={event.message.files} link={teamFileLink} />
    </TimelineMessage>
  )
}

function Seen({ by, at }: { by: string; at: string }) {
  const clock = useClock()
  const said = `${by} has seen this, at the latest on ${exactTime(new Date(at), clock)}`
  return (
    <span {...tip(said)}>
      {" · "}
      Seen<span className="sr-only">: {said}</span>
    </span>
  )
}

function Note({ event, place, crossed, arriving }: PartProps<"note.added">) {
  const directory = useDirectory()
  const clock = useClock()
  const editing = useNoteEditing(event.note)
  const { note } = event
  if (!note) return null
  const name = actorName(event, directory, place.customerName)
  const { number } = event.data
  const here = note.threadId === place.threadId
  const meta = [
    crossed && (here ? "cross-posted" : `from #${number}`),
    note.editedAt && !note.removedAt && "edited",
  ].filter(Boolean)
  const when = exactTime(new Date(event.at), clock)
  return (
    <TimelineNote
      label={`${name}, internal note${crossed && !here ? ` from ticket #${number}` : ""}, ${when}`}
      avatar={<Avatar name={name} />}
      by={name}
      meta={meta.length > 0 ? meta.join(", ") : undefined}
      time={<RelativeTime at={event.at} />}
      seam={crossed ? <OtherEnd event={event} place={place} direction={here ? "out" : "in"} /> : null}
      actions={note.removedAt || event.seq === null ? null : <NoteActions note={note} editing={editing} />}
      pending={event.seq === null}
      arriving={arriving}
    >
      {note.removedAt ? (
        <p className="text-note-text italic">This note was removed.</p>
      ) : editing.open ? (
        <NoteEditor note={note} editing={editing} />
      ) : (
        <DocView doc={note.doc} />
      )}
    </TimelineNote>
  )
}

function Happening({ event, place, crossed, arriving }: PartProps<EventType>) {
  const directory = useDirectory()
  const clock = useClock()
  const name = actorName(event, directory, place.customerName)
  const parts = whatHappened(event, directory, clock, place.threadId)
  const own = event.threadId === place.threadId
  return (
    <TimelineEvent
      label={`${name} ${plainSentence(parts, directory)}, ${exactTime(new Date(event.at), clock)}`}
      icon={
        crossed && place.side === "back" && place.otherEnd(event) ? null : event.type ===
          "ticket.state_changed" ? (
          <StateGlyph tone={stateTone(directory, event.data.to)} />
        ) : (
          icons[event.type]
        )
      }
      time={<RelativeTime at={event.at} />}
      seam={
        crossed ? <OtherEnd event={event} place={place} direction={own ? "out" : "in"} at="icon" /> : null
      }
      pending={event.seq === null}
      arriving={arriving}
    >
      <b className="font-medium text-ink-2">{name}</b>{" "}
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a sentence have no other identity
        <PartView key={at} part={part} />
      ))}
    </TimelineEvent>
  )
}

function PartView({ part }: { part: Part }) {
  const directory = useDirectory()
  if (typeof part === "string") return part
  if ("ticket" in part) return <b className="font-medium text-back-text tabular">#{part.ticket}</b>
  if ("tagId" in part) return <b className="font-medium text-ink-2">{tagName(directory, part.tagId)}</b>
  return <StateName stateId={part.stateId} />
}

type OtherEndProps = { event: EventView; place: EntryPlace; direction: "in" | "out"; at?: "edge" | "icon" }

function OtherEnd(props: OtherEndProps) {
  const end = props.place.otherEnd(props.event)
  if (!end) return null
  return (
    <SeamMark
      towards={props.place.side === "front" ? "right" : "left"}
      place={props.place.side === "back" ? props.at : "edge"}
      direction={props.direction}
      label={end.label}
      link={end.link}
    />
  )
}

const icons: Partial<Record<EventType, ReactNode>> = {
  "conversation.started": <MessageCircle />,
  "conversation.closed": <CheckCheck />,
  "conversation.reopened": <Undo2 />,
  "conversation.converted": <Ticket />,
  "form.sent": <ClipboardList />,
  "form.submitted": <ClipboardCheck />,
  "conversation.tagged": <Tag />,
  "conversation.untagged": <Tag />,
  "thread.assigned": <UserRound />,
  "thread.team_assigned": <Users />,
  "thread.snoozed": <Clock />,
  "thread.woken": <Sunrise />,
  "ticket.created": <Ticket />,
  "ticket.linked": <Link2 />,
  "ticket.unlinked": <ArrowRightLeft />,
  "ticket.field_changed": <PenLine />,
  "ticket.shared": <Share2 />,
  "ticket.sharing_stopped": <CircleDot />,
  "ticket.tagged": <Tag />,
  "ticket.untagged": <Tag />,
}
