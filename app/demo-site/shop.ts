import { safeHtml } from "@/lib/shared/html"

type Visitor = { id: string; name: string; about: string }

type Shop = {
  shop: string
  slug: string
  customers: Visitor[]
  customer: Visitor | null
  /** Where the messenger comes from; empty for this very site. */
  origin: string
  nonce: string
}

// Within a script, only a closing tag could end the string before its end.
const literal = (value: unknown) => JSON.stringify(value).replaceAll("<", "\\u003c")

const goods = [
  { name: "Fjell 2 tent", price: "€349", about: "Two people, three seasons, 1.9 kg", hue: 150 },
  { name: "Tarn 45 backpack", price: "€169", about: "Carries a week, sits like a day", hue: 205 },
  { name: "Ember stove", price: "€79", about: "Boils a litre in three minutes", hue: 40 },
  { name: "Cirrus down bag", price: "€289", about: "Warm to −6 °C, 840 g", hue: 280 },
]

const css = `
:root { color-scheme: light dark; --ground: light-dark(#f4f1ea, #16181a); --paper: light-dark(#fffdf8, #1f2326);
  --ink: light-dark(#1c2421, #ece9e1); --quiet: light-dark(#55605b, #a9b0ab); --line: light-dark(#ddd7c9, #343a3d); }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.55 Georgia, "Times New Roman", serif }
header, main, footer { max-width: 66rem; margin: 0 auto; padding: 0 1.25rem }
header { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.5rem; padding-block: 1.1rem }
header strong { font-size: 1.2rem; letter-spacing: .01em; margin-inline-end: auto }
h1 { font-size: clamp(2rem, 6vw, 3.4rem); line-height: 1.08; font-weight: 500; margin: 0 0 .75rem; max-width: 16ch; text-wrap: balance }
h2 { font-size: 1.05rem; margin: 0 }
p { margin: 0 }
.hero { position: relative; overflow: hidden; border-radius: 14px; padding: clamp(2rem, 7vw, 5rem) clamp(1.25rem, 5vw, 3.5rem) 7rem;
  background: light-dark(#dfe7e2, #24302c) }
.hero p { color: var(--quiet); max-width: 44ch }
.hero svg { position: absolute; inset: auto 0 0; width: 100%; height: 7.5rem; display: block }
.goods { list-style: none; margin: 1.5rem 0 3rem; padding: 0; display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(13.5rem, 1fr)) }
.goods li { background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 1rem }
.goods svg { width: 100%; height: 7rem; border-radius: 8px; display: block; margin-bottom: .75rem }
.goods div { display: flex; justify-content: space-between; gap: 1rem }
.goods p, footer, form { color: var(--quiet); font-size: .9rem }
footer { padding-block: 1.5rem 7rem; border-top: 1px solid var(--line) }
form { display: flex; flex-wrap: wrap; min-width: 0; max-width: 100%; align-items: center; gap: .5rem }
select, form button { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid light-dark(#7d837f, #868d89); border-radius: 8px; min-height: 2.5rem; padding: 0 .75rem; min-width: 0; max-width: 15rem }
:focus-visible { outline: 2px solid light-dark(#0f6172, #6cc6d8); outline-offset: 2px }
`

/** Draws the page of a made-up outdoor shop whose visitor is one of the demo's customers. */
export function drawShop({ shop, slug, customers, customer, origin, nonce }: Shop): string {
  const start = {
    workspace: slug,
    token: customer && `/demo-site/token?customer=${customer.id}`,
  }
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="/icon.svg">
<title>${safeHtml(shop)}</title>
<style nonce="${nonce}">${css}</style>
</head>
<body>
<header>
<strong>${safeHtml(shop)}</strong>
${drawVisitors(customers, customer, slug, origin !== "")}
</header>
<main>
<section class="hero">
<h1>Gear for days that don’t end at five</h1>
<p>This shop is made up. Its messenger is real: open it at the lower corner, write as the person chosen above, and answer from the team inbox.</p>
<svg viewBox="0 0 600 120" preserveAspectRatio="none" aria-hidden="true"><path d="M0 120V78l70-38 60 34 80-58 90 66 70-40 90 52 70-30 70 34v22z" fill="#5c7f72"/><path d="M0 120V98l110-30 90 26 110-34 120 38 170-20v42z" fill="#35564b"/></svg>
</section>
<ul class="goods">
${goods.map(drawGood).join("\n")}
</ul>
</main>
<footer>A demo page of ${safeHtml(shop)}. It loads one script, as any other site would.</footer>
<script nonce="${nonce}" src="${safeHtml(origin)}/messenger.js"></script>
<script nonce="${nonce}">
const { workspace, token } = ${literal(start)}
Backline.start({ workspace, token: token && (() => fetch(token).then((r) => r.json()).then((answer) => answer.token)) })
</script>
</body>
</html>`
}

function drawVisitors(customers: Visitor[], chosen: Visitor | null, slug: string, other: boolean): string {
  const option = ({ id, name }: Visitor) =>
    `<option value="${safeHtml(id)}"${id === chosen?.id ? " selected" : ""}>${safeHtml(name)}</option>`
  const listed = chosen === null || customers.some(({ id }) => id === chosen.id)
  const everyone = listed ? customers : [...customers, chosen]
  return `<form method="get" action="/demo-site">
<input type="hidden" name="workspace" value="${safeHtml(slug)}">
${other ? '<input type="hidden" name="other" value="1">' : ""}
<label for="customer">You are signed in as</label>
<select id="customer" name="customer">${everyone.map(option).join("")}</select>
<button>Change</button>
</form>`
}

function drawGood({ name, price, about, hue }: (typeof goods)[number]): string {
  return `<li><svg viewBox="0 0 200 100" preserveAspectRatio="xMidYMid slice" aria-hidden="true"><rect width="200" height="100" fill="hsl(${hue} 24% 78%)"/><circle cx="156" cy="28" r="13" fill="hsl(${hue} 30% 90%)"/><path d="M0 100 62 34l40 42 26-26 72 50z" fill="hsl(${hue} 26% 44%)"/></svg>
<div><h2>${name}</h2><span>${price}</span></div><p>${about}</p></li>`
}
