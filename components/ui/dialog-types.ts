import type { ReactNode } from "react"

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
