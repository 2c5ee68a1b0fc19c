"use client"

import type { AlertDialogProps, DialogProps } from "./dialog-types"
import { Lazy, lazyPart } from "./lazy-part"
import { WhenAsked } from "./when-asked"

const dialog = lazyPart(() => import("./dialog-popup").then((part) => part.DialogPopup))
const alert = lazyPart(() => import("./dialog-popup").then((part) => part.AlertPopup))

/** A task in front of the page. Focus returns to where it was opened from. */
export function Dialog(props: DialogProps) {
  return <WhenAsked open={props.open}>{() => <Lazy part={dialog} props={props} />}</WhenAsked>
}

/** A question that has to be answered before going on; Escape and "Cancel" change nothing. */
export function AlertDialog(props: AlertDialogProps) {
  return <WhenAsked open={props.open}>{() => <Lazy part={alert} props={props} />}</WhenAsked>
}
