import type { PopupHalf } from "./use-popup"

type Details = { reason: string; event: Event; cancel: () => void }

/** A press on the trigger is the trigger's own to answer; every other wish to open or close is followed. */
export function followOpenChange({ trigger, onOpenChange }: PopupHalf) {
  return (open: boolean, details: Details) => {
    const target = details.event.target
    if (details.reason === "outside-press" && target instanceof Node && trigger.current?.contains(target)) {
      details.cancel()
      return
    }
    onOpenChange(open)
  }
}

/** Focus goes back to the trigger, unless the person has put it somewhere else meanwhile. */
export function returnFocus({ id, trigger }: PopupHalf) {
  return () => {
    const now = document.activeElement
    const lost = !now || now === document.body || document.getElementById(id)?.contains(now)
    return lost || now === trigger.current ? trigger.current : false
  }
}
