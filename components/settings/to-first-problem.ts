/** Leads to the first thing that is wrong, once it is drawn: a field, or the control of a step that says what it lacks. */
export function toFirstProblem(): void {
  requestAnimationFrame(() =>
    document
      .querySelector<HTMLElement>("[aria-invalid=true], [data-problem] :is(button, input, textarea)")
      ?.focus(),
  )
}
