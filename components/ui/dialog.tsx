"use client"

import type { ReactNode } from "react"
import { Lazy, lazyPart } from "./lazy-part"
import { WhenAsked } from "./when-asked"

const dialog = lazyPart(() => import("./dialog-popup").then((part) => part.DialogPopup))
const alert = lazyPart(() => import("./dialog-popup").then((part) => part.AlertPopup))

export type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** The heading, and the dialog's name. */
  title: string
  description?: ReactNode
  children: ReactNode
  /** Buttons under a line, the main one last. */
  footer?: ReactNode
  size?: "sm" | "md" | "lg"
}

/** A task in front of the page. Focus returns to where it was opened from. */
export function Dialog(props: DialogProps) {
  return <WhenAsked open={props.open}>{() => <Lazy part={dialog} props={props} />}</WhenAsked>
}

export type AlertDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** What will happen, in full. */
  children: ReactNode
  confirmLabel: string
  onConfirm: () => void
  cancelLabel?: string
  tone?: "front" | "back" | "danger"
  busy?: boolean
}

/** A question that has to be answered before going on; Escape and "Cancel" change nothing. */
export function AlertDialog(props: AlertDialogProps) {
  return <WhenAsked open={props.open}>{() => <Lazy part={alert} props={props} />}</WhenAsked>
}
