import { customers } from "./customers"
import type { Story } from "./format"
import { text } from "./text"

export const bugs: Story[] = [
  {
    customer: customers.olu,
    subject: "Trip planner exports GPX tracks 300 m under the sea",
    unreadFor: ["maya"],
    steps: [
      {
        ago: "3d 5h",
        by: "customer",
        write: text`
          Hi all,

          love the trip planner, but since the last update every track I export is *underground*. My watch thinks I'm diving. This is the top of a pass at 2,318 m:

          \`\`\`
          <trkpt lat="46.94812" lon="11.30277">
            <ele>-318.0</ele>
          </trkpt>
          \`\`\`

          Two things I noticed:

          1. It only happens with tracks over 100 km.
          2. The map in the browser shows the right height, only the export is wrong.

          I start a four-day crossing in two weeks and would rather not drown on it. Happy to test things.

          Olu`,
      },
      { ago: "3d 4h 40m", by: "maya", assign: "maya" },
      {
        ago: "3d 4h 25m",
        by: "maya",
        open: {
          ref: "gpx-bug",
          type: "Bug report",
          title: "Wrong elevation in exported GPX tracks",
          description: text`
            Only tracks over 100 km, only the export. Screen is right. He sent a snippet, see the conversation.

            He sounds like someone who can test for us.`,
          attributes: { Severity: "High" },
          share: true,
        },
      },
      {
        ago: "3d 4h 20m",
        by: "maya",
        write: text`
          Hi Olu,

          that's the best description of a bug I've had this year, thank you. I've passed it to our engineers and shared the ticket with you, so you can see how far they are at any time under **Your tickets**.

          Until it's fixed: exporting the days one by one keeps you above sea level, since those stay under 100 km.

          Maya`,
      },
      { ago: "3d 4h 18m", by: "maya", tag: "trip planner", on: "gpx-bug" },
      { ago: "2d 23h", by: "ada", assign: "ada", on: "gpx-bug" },
      { ago: "2d 22h 55m", by: "ada", state: "In progress", on: "gpx-bug" },
      {
        ago: "2d 22h 10m",
        by: "ada",
        note: text`
          Can reproduce with 104 km: \`-2636\` where it should be \`2318\`… no, his is off by exactly 2,636 m, mine by 1,024. So not a fixed offset. Suspect the tile cache hands out the height of the *next* tile once a track crosses its 64th.`,
        on: "gpx-bug",
      },
      {
        ago: "1d 3h",
        by: "ada",
        note: text`
          Have a fix that works for my tracks. To be sure I'd like **his original planner file**, not the export. Menu → Save a copy → \`.nwtrip\`. Can you ask him?`,
        on: "gpx-bug",
        crossPost: true,
      },
      {
        ago: "1d 2h 40m",
        by: "maya",
        write: text`
          Hi Olu, Ada has a fix in hand and would like to try it on your crossing before it goes out. Could you send us the planner file itself? **Menu → Save a copy** gives you a file that ends in \`.nwtrip\`.`,
      },
      { ago: "1d 2h 38m", by: "maya", state: "Waiting on customer", on: "gpx-bug" },
      {
        ago: "38m",
        by: "customer",
        write: text`
          Sorry, was out (above ground 😄). The chat doesn't take .nwtrip files it seems, so here it is:

          https://files.example.org/olu/crossing-v4.nwtrip

          212 km, 9,400 m up. If the fix survives this one it survives anything.`,
      },
    ],
  },
  {
    customer: customers.rental,
    subject:
      "Availability calendar in the partner portal shows our 40 rental tents as free on days on which they are demonstrably, contractually and physically on the backs of a walking group from Ghent, for the second month running",
    steps: [
      {
        ago: "6d 7h",
        by: "customer",
        write: text`
          Dear partner team,

          see subject, which I admit got out of hand.

          In short: we block dates in the portal, the portal says "saved", and the next morning the dates are free again. Last month we had to buy eleven tents from a competitor to honour bookings. I don't want to do that again.

          It happens with blocks that end on the last day of a month. It does not happen with the others. I have a list if you want it.

          Joost van der Plaetsen
          Plaetsen Verhuur`,
      },
      { ago: "6d 6h 40m", by: "maya", assign: "maya" },
      { ago: "6d 6h 39m", by: "maya", tag: "b2b" },
      {
        ago: "6d 6h 10m",
        by: "maya",
        write: text`
          Dear Joost,

          no apology needed for the subject, it's now pinned up in our kitchen.

          Eleven tents is serious. I've reported it to our engineers as critical, with your remark about the last day of the month. Yes please, send the list. Until it's solved I check your blocks by hand every morning, so nobody else goes to Ghent's tents.

          Maya`,
      },
      {
        ago: "6d 6h 5m",
        by: "maya",
        open: {
          ref: "rental-calendar",
          type: "Bug report",
          title: "Partner portal frees blocked dates at the end of a month",
          description:
            "Blocks ending on the last day of a month vanish overnight. Plaetsen lost 11 tents' worth of trust.",
          attributes: { Severity: "Critical" },
        },
      },
      { ago: "6d 2h", by: "ada", assign: "ada", on: "rental-calendar" },
      { ago: "6d 1h 50m", by: "ada", state: "In progress", on: "rental-calendar" },
      {
        ago: "5d 23h",
        by: "customer",
        write: text`
          Here is the list. Booking number, block, what happened:

          - PV-1180, 1st to 14th: fine
          - PV-1184, 20th to last: gone next morning
          - PV-1191, 28th to last: gone next morning
          - PV-1196, last to 6th: fine
          - PV-1203, 9th to last: gone next morning`,
      },
      {
        ago: "2d 3h",
        by: "ada",
        note: text`
          The nightly clean-up compares the block's end with midnight of the *first of the next month* in UTC, the portal stores it in Brussels time. One hour short, block counts as over. Fix is written; I want it to run a night on staging with Joost's five blocks first.`,
        on: "rental-calendar",
        crossPost: true,
      },
      {
        ago: "5h",
        by: "maya",
        write: text`
          Dear Joost, a short sign of life: the cause is found (a matter of one hour and two time zones) and the fix is being tested with the five bookings from your list. I've checked your blocks this morning again, all in place. I'll write when it's live.`,
      },
    ],
  },
  {
    customer: customers.amara,
    subject: 'Gift card code is "not valid in your region"??',
    unreadFor: ["leo"],
    steps: [
      {
        ago: "7h 20m",
        by: "customer",
        write:
          "I got a 100 € gift card for my birthday. The shop says it is not valid in my region. I live 2 streets from your store 🤷🏾‍♀️",
      },
      { ago: "7h", by: "leo", assign: "leo" },
      {
        ago: "6h 50m",
        by: "leo",
        write:
          "Happy birthday, Amara! And sorry for this welcome. Could you tell me the first four characters of the code, and what it says under it? Please not the whole code.",
      },
      { ago: "6h 31m", by: "customer", write: 'NWGK, and below it says "Serie B"' },
      {
        ago: "4h 30m",
        by: "leo",
        open: {
          ref: "giftcard-region",
          type: "Bug report",
          title: "Gift cards of series B refused at checkout",
          description: text`
            \`NWGK…\`, series B, bought in the store. Checkout answers "not valid in your region". The store till accepts it.

            Tried with a test card of series A: works.`,
          attributes: { Severity: "Normal" },
        },
      },
      { ago: "4h 28m", by: "leo", share: true, on: "giftcard-region" },
      { ago: "4h 24m", by: "leo", stopSharing: true, on: "giftcard-region" },
      {
        ago: "4h 23m",
        by: "leo",
        note: "Shared it for a moment and took it back: until we know what series B is, she doesn't need to watch us find out.",
        on: "giftcard-region",
      },
      { ago: "4h 20m", by: "leo", tag: "gift card" },
      {
        ago: "4h 15m",
        by: "leo",
        write: text`
          Thank you, that helped. Your card is fine, our online shop isn't: it doesn't know the new series yet. I've reported it.

          If you don't want to wait: the card works in the store two streets away from you, or tell me what you'd like and I place the order for you with free shipping.`,
      },
      { ago: "4h", by: "customer", write: "ooh can you order for me? the moss green beanie + the 1l bottle" },
    ],
  },
  {
    customer: customers.mehmet,
    subject: "App logs me out on every start",
    steps: [
      {
        ago: "9d 4h",
        by: "customer",
        write:
          "Every time I open the app I have to sign in again. Android, newest version. It is a small thing but it is every. single. time.",
      },
      { ago: "9d 3h 30m", by: "maya", assign: "maya" },
      {
        ago: "9d 3h 10m",
        by: "maya",
        open: {
          ref: "app-logout",
          type: "Bug report",
          title: "App forgets the sign-in on some Android phones",
          description:
            "I keep this one with me: we only need his phone model and the app's log before Engineering can start.",
          attributes: { Severity: "Low" },
          assignee: "maya",
        },
      },
      {
        ago: "9d 3h",
        by: "maya",
        write: text`
          Hi Mehmet, small things that happen every time are not small. Could you help me with two details?

          1. Which phone is it?
          2. In the app: **About → Send log**. That sends us the last starts, without any personal data.`,
      },
      { ago: "9d 2h 58m", by: "maya", state: "Waiting on customer", on: "app-logout" },
      {
        ago: "7d 4h",
        by: "customer",
        write: "Will do, but I am on a ship until next week and the internet here is by the megabyte ⚓",
      },
      { ago: "7d 3h 50m", by: "maya", write: "No hurry at all. Fair winds, Mehmet!" },
      { ago: "7d 3h 48m", by: "maya", snoozeHours: 40 },
      {
        ago: "1d 8h",
        by: "maya",
        note: "Two more reports in the app store with the same symptom, both phones with battery saver on. Worth asking him about that too when he's back on land.",
        on: "app-logout",
        crossPost: true,
      },
    ],
  },
  {
    customer: customers.noor,
    subject: "Size filter hides half of the women's boots",
    steps: [
      {
        ago: "15d 5h",
        by: "customer",
        write:
          "If I filter by size 41 I get 6 boots. Without the filter I can click through and find 14 that exist in 41. You are hiding your own stock :)",
      },
      { ago: "15d 4h 40m", by: "leo", assign: "leo" },
      {
        ago: "15d 4h 30m",
        by: "leo",
        open: {
          ref: "size-filter",
          type: "Bug report",
          title: "Size filter misses boots with half sizes",
          attributes: { Severity: "Normal" },
          share: true,
        },
      },
      {
        ago: "15d 4h 25m",
        by: "leo",
        write:
          "Ha, you're right, I count 14 as well. Reported, and you can follow it in your tickets. Meanwhile the boots are all there if you leave the filter off.",
      },
      { ago: "14d 6h", by: "ada", assign: "ada", on: "size-filter" },
      { ago: "14d 5h 55m", by: "ada", state: "In progress", on: "size-filter" },
      {
        ago: "13d 3h",
        by: "ada",
        note: 'Boots that also come in half sizes are stored as "41.0", the filter looks for "41". Live since today, search index rebuilt.',
        on: "size-filter",
        crossPost: true,
      },
      { ago: "13d 2h 58m", by: "ada", state: "Resolved", on: "size-filter" },
      {
        ago: "13d 2h 20m",
        by: "leo",
        write:
          "Hi Noor, solved: 41 now shows all 14. With thanks for the careful eye there's a 10 € voucher in your account.",
      },
      { ago: "12d 22h", by: "customer", write: "15 actually, you got new ones in 😉 Thanks!!" },
      { ago: "12d 21h", by: "leo", close: true },
    ],
  },
  {
    customer: customers.denise,
    subject: "Screen reader can't find the Pay button",
    unreadFor: ["ada"],
    steps: [
      {
        ago: "1d 9h",
        by: "customer",
        write: text`
          Hello. I am blind and use a screen reader. Your new checkout reads every field well, better than most. But the Pay button is announced as "clickable" and nothing else, so I did not dare to press it.

          I would like to buy the Nattlys headlamp. For my sister, before you wonder.

          Denise`,
      },
      { ago: "1d 8h 40m", by: "maya", assign: "ada" },
      {
        ago: "1d 8h 38m",
        by: "maya",
        note: "Giving this to you, Ada: it's about the new checkout, and she deserves an answer from someone who can repair it.",
      },
      {
        ago: "1d 7h 30m",
        by: "ada",
        write: text`
          Hello Denise,

          thank you for telling us, and for the joke. You're right: we replaced the button's text with an icon and forgot its name. It's called "Pay now" again since ten minutes ago, and we've added a check so that no button loses its name unnoticed.

          If anything else sounds odd, I'd be grateful to hear it.

          Ada`,
      },
      {
        ago: "6h 40m",
        by: "customer",
        write:
          'That was quick. It says "Pay now" and I pressed it and it worked. One more then: after paying, the focus jumps to the cookie notice at the bottom and stays there.',
      },
    ],
  },
]
