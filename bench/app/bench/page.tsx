import { doNothing } from "./nothing"

// The action needs a page that names it.
export default function Page() {
  const action = async () => {
    "use server"
    await doNothing(null)
  }
  return (
    <form action={action}>
      <button type="submit">Do nothing</button>
    </form>
  )
}
