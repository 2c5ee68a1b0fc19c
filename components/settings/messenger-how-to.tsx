import { ExternalLink } from "lucide-react"
import { buttonStyles } from "@/components/ui/button-styles"
import { CodeBlock } from "./code-block"
import { Part } from "./page-parts"

const snippet = (origin: string, slug: string) => `<script src="${origin}/messenger.js"></script>
<script>
  Backline.start({
    workspace: "${slug}",
    token: () => fetch("/backline-token").then((answer) => answer.text()),
  })
</script>`

const signing = `import { createHmac } from "node:crypto"

const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url")

// Your server's answer to /backline-token, for the customer who is signed in to your site.
export function backlineToken(customer) {
  const claims = {
    sub: customer.id, // your own id for them, never to be given to another
    email: customer.email,
    name: customer.name,
    exp: Math.floor(Date.now() / 1000) + 600, // within the hour
  }
  const body = encode({ alg: "HS256", typ: "JWT" }) + "." + encode(claims)
  const key = process.env.BACKLINE_MESSENGER_KEY // stays on your server
  return body + "." + createHmac("sha256", key).update(body).digest("base64url")
}`

type Props = { origin: string; slug: string; demo: boolean }

/** How the messenger comes onto a site, step by step (SPEC C1, C2). */
export function HowTo({ origin, slug, demo }: Props) {
  return (
    <Part
      title="Put it on your site"
      about="Two steps: your server says who the customer is, and your pages show the messenger."
    >
      <h3 className="font-medium">1. Sign who they are, on your server</h3>
      <p className="max-w-[70ch] text-base text-ink-2">
        A token is a JWT signed by HS256 with the key below: <code>sub</code> is your id for the customer,{" "}
        <code>email</code> and <code>name</code> are shown to your teammates, and <code>exp</code> is at most
        an hour away. Nobody is let in without one, other than by a link that is mailed to them.
      </p>
      <CodeBlock label="Signing a token in Node" code={signing} />
      <h3 className="mt-2 font-medium">2. Show the messenger on your pages</h3>
      <CodeBlock label="Snippet for your pages" code={snippet(origin, slug)} />
      <div className="flex flex-wrap gap-2">
        <Opens href={`/portal?workspace=${slug}`}>Open the portal</Opens>
        {demo ? <Opens href="/demo-site">Open the demo’s shop</Opens> : null}
      </div>
    </Part>
  )
}

function Opens({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} target="_blank" rel="noreferrer" className={buttonStyles("secondary", "md")}>
      <ExternalLink aria-hidden />
      {children}
      <span className="sr-only"> (in a new tab)</span>
    </a>
  )
}
