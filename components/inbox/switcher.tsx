"use client"

type Props = {
  label: string
  items: { value: string; label: string }[]
  current: string
  onChoose: (value: string) => void
}

/** Chooses which of several linked things stands beside, the newest first (SPEC O7). One needs no choice. */
export function Switcher({ label, items, current, onChoose }: Props) {
  if (items.length < 2) return null
  return (
    <fieldset aria-label={label} className="flex min-w-0 flex-wrap items-center gap-1 px-5 pb-2 max-md:px-3">
      {items.map((item) => (
        <button
          key={item.value}
          type="button"
          aria-pressed={item.value === current}
          onClick={() => onChoose(item.value)}
          className="h-6 max-w-40 truncate rounded-sm px-2 text-xs font-medium text-ink-2 tabular hover:bg-hover aria-pressed:bg-selected aria-pressed:text-accent-text pointer-coarse:h-11"
        >
          {item.label}
        </button>
      ))}
    </fieldset>
  )
}
