/*
 * Backline's messenger on any site:
 *   Backline.start({ workspace: "slug", token: () => fetch("/my-token").then((r) => r.text()) })
 * `token` says who the customer is, signed by your server: a string, or a function that gives one (or a promise of one)
 * and is asked again when a session ends. Backline.open(), .close() and .stop() do what they say.
 */
;(() => {
  const script = document.currentScript || document.querySelector('script[src*="/messenger.js"]')
  const { origin } = new URL(script.src)
  const css = `
:host{all:initial}
button,iframe{position:fixed;z-index:2147483000;inset-inline-end:20px;border:0}
button{inset-block-end:20px;width:56px;height:56px;padding:0;border-radius:50%;color:#fff;background:#0f6172;
cursor:pointer;box-shadow:0 0 0 1.5px #fff9,0 4px 18px #0006}
button:hover{background:#0b4c5a}
button:focus-visible{outline:3px solid #fff;outline-offset:2px;box-shadow:0 0 0 8px #0b4c5a}
i{display:block;width:26px;height:26px;margin:auto;background:currentColor;
clip-path:path("M5 3h16q4 0 4 4v9q0 4-4 4h-9l-6 5v-5h-1q-4 0-4-4v-9q0-4 4-4z")}
.open i{clip-path:path("M6 4l7 7 7-7 2 2-7 7 7 7-2 2-7-7-7 7-2-2 7-7-7-7z")}
b{position:absolute;inset-block-start:-5px;inset-inline-end:-5px;min-width:22px;height:22px;padding:0 6px;
box-sizing:border-box;border-radius:11px;background:#b3261e;color:#fff;font:600 12px/22px system-ui,sans-serif;
text-align:center;box-shadow:0 0 0 2px #fff}
b[hidden]{display:none}
p{position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);margin:0}
iframe{inset-block-end:92px;width:min(400px,calc(100vw - 40px));height:min(680px,calc(100dvh - 112px));
border-radius:14px;background:Canvas;color-scheme:light dark;visibility:hidden;opacity:0;
box-shadow:0 0 0 1px #8886,0 12px 48px #0005}
iframe.open{visibility:visible;opacity:1}
@media (prefers-reduced-motion:no-preference){iframe{translate:0 8px;transition:.15s}iframe.open{translate:none}}
@media (max-width:479px){iframe{inset:0;width:100%;height:100dvh;border-radius:0}button.open{display:none}}
@media (forced-colors:active){button,b{border:1px solid}i{forced-color-adjust:none;background:ButtonText}}
@media print{button,iframe{display:none}}`

  let now = null
  let unread = 0
  const make = (name, parent) => parent.appendChild(document.createElement(name))

  const show = () => {
    const { button, badge, said, frame, isOpen } = now
    const words = unread > 0 ? `${unread} unread` : ""
    button.ariaLabel = (isOpen ? "Close messages" : "Open messages") + (words && `, ${words}`)
    button.ariaExpanded = String(isOpen)
    badge.hidden = !unread || isOpen
    badge.textContent = unread > 99 ? "99+" : unread
    said.textContent = isOpen ? "" : words && `${words} messages`
    for (const part of [button, frame]) part?.classList.toggle("open", isOpen)
  }

  const tell = (message) => now?.frame?.contentWindow?.postMessage(message, origin)

  const set = (isOpen) => {
    now.isOpen = isOpen
    show()
    tell({ backline: isOpen ? "shown" : "hidden" })
  }

  const answer = async () => {
    const asked = now
    const { token: given } = asked.options
    let token = null
    try {
      token = await (typeof given === "function" ? given() : given)
    } catch {}
    if (asked !== now) return
    tell({ backline: "token", token: token || null })
    set(now.isOpen)
  }

  const hear = ({ source, origin: from, data }) => {
    if (!now?.frame || source !== now.frame.contentWindow || from !== origin || !data) return
    if (data.backline === "ready" || data.backline === "renew") answer()
    if (data.backline === "close") close()
    if (data.backline !== "unread") return
    unread = Number(data.count) || 0
    show()
  }

  const load = () => {
    if (now.frame) return
    const frame = document.createElement("iframe")
    const { workspace } = now.options
    frame.title = "Messages"
    frame.src = `${origin}/messenger?frame=1${workspace ? `&workspace=${encodeURIComponent(workspace)}` : ""}`
    now.frame = frame
    now.button.before(frame)
    show()
  }

  const open = () => {
    if (!now || now.isOpen) return
    load()
    now.from = document.activeElement
    set(true)
    now.frame.focus()
  }

  const close = () => {
    if (!now?.isOpen) return
    const { from, button, root } = now
    set(false)
    const back = from?.isConnected && from !== document.body && from !== root ? from : button
    back.focus()
  }

  const stop = () => {
    if (!now) return
    removeEventListener("message", hear)
    now.root.remove()
    now = null
    unread = 0
  }

  const start = (options = {}) => {
    stop()
    const root = document.createElement("div")
    const shadow = root.attachShadow({ mode: "open" })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    shadow.adoptedStyleSheets = [sheet]
    const button = make("button", shadow)
    make("i", button)
    const badge = make("b", button)
    badge.ariaHidden = "true"
    const said = make("p", shadow)
    said.role = "status"
    now = { options, root, button, badge, said, isOpen: false }
    button.onclick = () => (now.isOpen ? close() : open())
    shadow.addEventListener("keydown", (event) => event.key === "Escape" && close())
    addEventListener("message", hear)
    show()
    const attach = () => {
      if (now?.root !== root) return
      document.body.append(root)
      // The badge needs the messenger, which may wait until the page itself is done.
      const idle = window.requestIdleCallback || ((work) => setTimeout(work, 1000))
      if (options.token) idle(() => now?.root === root && load())
    }
    if (document.body) attach()
    else addEventListener("DOMContentLoaded", attach, { once: true })
  }

  window.Backline = { start, open, close, stop }
})()
