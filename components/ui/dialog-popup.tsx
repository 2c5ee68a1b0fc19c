"use client"

import { AlertDialog } from "@base-ui/react/alert-dialog"
import { Dialog } from "@base-ui/react/dialog"
import { clsx } from "clsx"
import { X } from "lucide-react"
import { useRef } from "react"
import { Button } from "./button"
import type { ButtonVariant } from "./button-styles"
import type { AlertDialogProps, DialogProps } from "./dialog-types"
import { IconButton } from "./icon-button"

const scrim = "scrim-motion fixed inset-0 z-40 bg-scrim"

const box =
  "dialog-motion fixed left-1/2 z-40 flex w-full -translate-x-1/2 flex-col overflow-hidden bg-popup text-ink shadow-dialog outline-none sm:top-[12vh] sm:max-h-[76vh] sm:rounded-xl max-sm:bottom-0 max-sm:max-h-[92dvh] max-sm:rounded-t-xl forced-colors:border"

const widths = { sm: "sm:max-w-sm", md: "sm:max-w-lg", lg: "sm:max-w-2xl" }

/** The loaded half of Dialog. */
export function DialogPopup({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  size = "md",
}: DialogProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={scrim} />
        <Dialog.Popup data-side="popup" className={clsx(box, widths[size])}>
          <header className="pt-4 pr-14 pl-5">
            <Dialog.Title className="text-lg font-semibold text-ink">{title}</Dialog.Title>
            {description ? (
              <Dialog.Description className="text-sm text-ink-2">{description}</Dialog.Description>
            ) : null}
          </header>
          <div className="min-h-0 grow overflow-y-auto px-5 pt-3 pb-5">{children}</div>
          {footer ? <Footer>{footer}</Footer> : null}
          <Dialog.Close
            render={
              <IconButton label="Close dialog" icon={<X />} size="sm" className="absolute! top-4 right-4" />
            }
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

const confirmLooks: Record<NonNullable<AlertDialogProps["tone"]>, ButtonVariant> = {
  front: "primary-front",
  back: "primary-back",
  danger: "danger",
}

/** The loaded half of AlertDialog. */
export function AlertPopup({
  open,
  onOpenChange,
  title,
  children,
  confirmLabel,
  onConfirm,
  cancelLabel = "Cancel",
  tone = "front",
  busy = false,
}: AlertDialogProps) {
  const cancel = useRef<HTMLButtonElement>(null)
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={scrim} />
        <AlertDialog.Popup initialFocus={cancel} data-side="popup" className={clsx(box, "sm:max-w-md")}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by keys too */}
          <div tabIndex={0} className="min-h-0 grow overflow-y-auto px-5 pt-4 pb-5 -outline-offset-2">
            <AlertDialog.Title className="text-lg font-semibold text-ink">{title}</AlertDialog.Title>
            <AlertDialog.Description render={<div />} className="mt-1.5 text-base text-ink-2">
              {children}
            </AlertDialog.Description>
          </div>
          <Footer>
            <AlertDialog.Close ref={cancel} render={<Button variant="secondary">{cancelLabel}</Button>} />
            <Button variant={confirmLooks[tone]} busy={busy} onClick={onConfirm}>
              {confirmLabel}
            </Button>
          </Footer>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}

function Footer({ children }: { children: React.ReactNode }) {
  return (
    <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3 max-sm:pb-[max(0.75rem,env(safe-area-inset-bottom))]">
      {children}
    </footer>
  )
}
