/** A shortcut as written in code: parts joined by "+", `mod` being ⌘ or Ctrl. A space separates keys pressed in turn. */
export type Keys = string

const mac: Record<string, string> = { mod: "⌘", ctrl: "⌃", alt: "⌥", shift: "⇧", enter: "↵", escape: "esc" }
const other: Record<string, string> = {
  mod: "Ctrl",
  ctrl: "Ctrl",
  alt: "Alt",
  shift: "Shift",
  enter: "Enter",
  escape: "Esc",
}
const both: Record<string, string> = {
  up: "↑",
  down: "↓",
  left: "←",
  right: "→",
  space: "Space",
  backspace: "⌫",
}
const aria: Record<string, string> = {
  ctrl: "Control",
  alt: "Alt",
  shift: "Shift",
  enter: "Enter",
  escape: "Escape",
  space: "Space",
}

/** What is printed: "⌘⇧↵" on a Mac, "Ctrl+Shift+Enter" elsewhere. */
export function printKeys(keys: Keys, onMac: boolean): string {
  const chord = (part: string) =>
    part
      .split("+")
      .map((key) => (onMac ? mac : other)[key] ?? both[key] ?? key.toUpperCase())
      .join(onMac ? "" : "+")
  return keys.split(" ").map(chord).join(" ")
}

/** The same for `aria-keyshortcuts`; keys pressed in turn can't be said there. */
export function ariaKeys(keys: Keys): string | undefined {
  if (keys.includes(" ")) return undefined
  const said = (mod: string) =>
    keys
      .split("+")
      .map((key) => (key === "mod" ? mod : (aria[key] ?? key)))
      .join("+")
  return keys.includes("mod") ? `${said("Meta")} ${said("Control")}` : said("")
}
