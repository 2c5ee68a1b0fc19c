"use client"

import { Lazy, type LazyPart } from "./lazy-part"
import { WhenAsked } from "./when-asked"

type Asked = { open: boolean; onOpenChange: (open: boolean) => void }

/** A dialog whose code is fetched when it is first asked for; it stays, so that it can play its way out. */
export function LazyDialog<P extends Asked>({ part, props }: { part: LazyPart<P>; props: P }) {
  return <WhenAsked open={props.open}>{() => <Lazy part={part} props={props} />}</WhenAsked>
}
