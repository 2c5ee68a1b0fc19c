import { Check } from "lucide-react"
import type { SelectOption } from "./select-types"

type OptionRowProps = { id: string; option: SelectOption; mark: "tick" | "box"; chosen: boolean }

/** What stands in one option of a list: icon, words, a quiet second line, and the mark of what is chosen. */
export function OptionRow({ id, option, mark, chosen }: OptionRowProps) {
  const below = option.disabledReason ?? option.hint
  return (
    <>
      {mark === "box" ? <Box chosen={chosen} /> : null}
      {option.icon ? (
        <span aria-hidden className="flex shrink-0 items-center [&_svg]:size-4">
          {option.icon}
        </span>
      ) : null}
      <span className="flex min-w-0 grow flex-col">
        <span id={`${id}-label`} className="truncate">
          {option.label}
        </span>
        {below ? (
          <span id={`${id}-below`} className="text-xs text-ink-3">
            {below}
          </span>
        ) : null}
      </span>
      {mark === "tick" ? (
        <span aria-hidden className="size-4 shrink-0 text-ink-2">
          {chosen ? <Check className="size-4" /> : null}
        </span>
      ) : null}
    </>
  )
}

function Box({ chosen }: { chosen: boolean }) {
  return (
    <span
      aria-hidden
      className={
        chosen
          ? "flex size-4 shrink-0 items-center justify-center rounded-xs bg-front text-on-front"
          : "size-4 shrink-0 rounded-xs border border-control"
      }
    >
      {chosen ? <Check className="size-3" strokeWidth={3} /> : null}
    </span>
  )
}

/** ARIA of one option: its words are its name, the second line its description. */
export function optionAria(id: string, option: SelectOption) {
  return {
    "aria-labelledby": `${id}-label`,
    "aria-describedby": (option.disabledReason ?? option.hint) ? `${id}-below` : undefined,
    "aria-disabled": option.disabledReason ? (true as const) : undefined,
  }
}
