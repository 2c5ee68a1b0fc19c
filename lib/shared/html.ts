const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}

/** Words as they may stand in HTML, in a text or in a quoted attribute. */
export function safeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? "")
}
