import { customers } from "./customers"
import type { Story } from "./format"
import { text } from "./text"

export const products: Story[] = [
  {
    customer: customers.sunniva,
    subject: "Zip of the Skur jacket broke on day three",
    steps: [
      {
        ago: "4d 3h",
        by: "customer",
        write: text`
          Hi,

          the main zip of my Skur jacket broke on the third day. The slider came off at the bottom and now the teeth don't meet any more. Bought six weeks ago, order NW-47688. I've read that you repair things, which I'd like better than a new one. I like *this* one.

          Sunniva`,
      },
      { ago: "4d 2h 40m", by: "maya", assign: "maya" },
      {
        ago: "4d 2h 20m",
        by: "maya",
        write: text`
          Hi Sunniva,

          the third day is no age for a zip, sorry about that. We do repair, gladly. I've made this a ticket, so you can follow your jacket all the way through our workshop.

          A prepaid label is in your mail. Once it's here it takes about a week.

          Maya`,
      },
      {
        ago: "4d 2h 15m",
        by: "maya",
        convert: {
          ref: "sunniva-jacket",
          type: "Order problem",
          title: "Broken zip, repair under warranty",
          attributes: { "Order number": "NW-47688", Problem: "Damaged" },
        },
      },
      { ago: "4d 2h 10m", by: "maya", tag: "warranty" },
      { ago: "1d 10h", by: "maya", state: "In progress", on: "sunniva-jacket" },
      {
        ago: "8h 20m",
        by: "maya",
        note: "Workshop called: the tape is torn as well, a new zip would cost more than the jacket. She should choose between a new jacket and the money. I'm opening the refund now so that Finance has it ready, either way it's a warranty booking.",
      },
      {
        ago: "8h 10m",
        by: "maya",
        open: {
          ref: "sunniva-refund",
          type: "Refund",
          title: "Warranty: Skur jacket can't be repaired",
          description:
            "Please book against the supplier's warranty account, batch 22-C. Third zip of that batch this month.",
          attributes: { Amount: 179, "Order number": "NW-47688" },
        },
      },
      {
        ago: "8h",
        by: "maya",
        write: text`
          Hi Sunniva, not the news I wanted to write: the tape behind the zip is torn too, and our workshop can't save it. I know you wanted this one.

          You can choose, both are fine: a new Skur in your colour (I have put the last moss green one aside), or your 179 € back.`,
      },
      {
        ago: "3h 10m",
        by: "customer",
        write:
          "Oh no! Poor jacket. Let me sleep on it, is that ok? And could I have the old one back for the buttons?",
      },
    ],
  },
  {
    customer: customers.anders,
    subject: "Wrong poles in the tent bag",
    steps: [
      {
        ago: "1d 11h",
        by: "customer",
        write:
          "Got the Tarn 2 (NW-48466) but the poles in it are way too long. I think they belong to a bigger tent. Somewhere a family sleeps in a very low Fjellbu.",
      },
      { ago: "1d 10h 30m", by: "leo", assign: "leo" },
      {
        ago: "1d 10h 20m",
        by: "leo",
        convert: {
          ref: "anders-poles",
          type: "Order problem",
          title: "Wrong poles in a Tarn 2",
          attributes: { "Order number": "NW-48466", Problem: "Wrong item" },
        },
      },
      { ago: "1d 10h 18m", by: "leo", state: "In progress", on: "anders-poles" },
      {
        ago: "1d 10h",
        by: "leo",
        write:
          "Hi Anders, that picture won't leave me. The right poles are packed and go out by express today.",
      },
      {
        ago: "1d 9h 40m",
        by: "customer",
        write: "Great, thanks. Shall I send the long ones back?",
      },
      {
        ago: "6h 4m",
        by: "leo",
        write: text`
          Please keep them for a moment. I'd like to find that low family before they go camping.

          Which number is printed on the sleeve of the long poles? It starts with a P.`,
      },
      { ago: "6h", by: "leo", state: "Waiting on customer", on: "anders-poles" },
    ],
  },
  {
    customer: customers.camille,
    subject: "Échange de chaussures, pointure trop petite",
    unreadFor: ["maya"],
    steps: [
      {
        ago: "3h 5m",
        by: "customer",
        write: text`
          Bonjour,

          j'ai reçu hier les chaussures Gneis Mid en 38 (commande NW-48602). Elles sont superbes, mais vraiment trop petites : mes orteils touchent le bout dès la première descente.

          Je les ai portées une heure dans l'appartement, pas dehors. Est-il possible de les échanger contre du 39 ? Et qui paie le retour ?

          Merci d'avance,
          Camille Roussignol`,
      },
      { ago: "2h 50m", by: "leo", assign: "maya" },
      { ago: "2h 49m", by: "leo", tag: "sizing" },
      {
        ago: "2h 30m",
        by: "customer",
        write: "J'oubliais : je pars le 2 du mois prochain, donc c'est un peu pressé 🙈",
      },
    ],
  },
  {
    customer: customers.nell,
    subject: "Thank you 🥾",
    steps: [
      {
        ago: "22h",
        by: "customer",
        write:
          "No question at all. Just: 412 km in the Gneis boots and not one blister. Thought the person who told me to buy half a size up should know. I think it was Maya? 🥾❤️",
      },
      { ago: "21h 55m", by: "leo", assign: "maya" },
      { ago: "21h 54m", by: "leo", note: "This one is for you. Frame it." },
      { ago: "21h 53m", by: "leo", tag: "feedback" },
    ],
  },
  {
    customer: customers.ines,
    subject: "Is the Rimfrost warm enough for −12?",
    steps: [
      {
        ago: "1d 6h",
        by: "customer",
        write:
          "Hi, is the Rimfrost OK for −12 °C? I get cold easily, I'm 1,62 m and I sleep on my side. The label says comfort −7, limit −14 and I don't know which one to believe.",
      },
      { ago: "1d 5h 30m", by: "maya", assign: "maya" },
      {
        ago: "1d 5h",
        by: "maya",
        write: text`
          Hi Inês,

          believe the first one. **Comfort** is for people who get cold easily, **limit** is for people who tell stories about it afterwards.

          At −12 I'd add our wool liner (about 4 degrees) and a mat with an R-value of 5 or more; most of the cold comes from below. With both you'll be fine, also on your side.

          Maya`,
      },
      {
        ago: "17h",
        by: "customer",
        write: "This was so clear, thank you! One last thing, can the liner go in the washing machine?",
      },
    ],
  },
  {
    customer: customers.priscilla,
    subject: "Gift card for my sister's wedding",
    unreadFor: ["maya", "leo"],
    steps: [
      {
        ago: "18m",
        by: "customer",
        write: text`
          Hello!

          Can I buy ONE gift card that eleven of us pay into? It's for my sister's wedding, we'd like it to reach 600 €. And can it be printed on something nicer than a receipt? She'll frame anything.

          Priscilla 💐`,
      },
    ],
  },
  {
    customer: customers.anders,
    subject: "Boots between two sizes",
    unreadFor: ["maya", "leo"],
    steps: [
      {
        ago: "3h 40m",
        by: "customer",
        write:
          'Me again, other subject. My feet are 27.4 cm and 27.9 cm. 43, 43.5 or 44 in the Gneis? With thick socks. The shop\'s table says "between 43 and 44", which is where I was before I opened it.',
      },
    ],
  },
  {
    customer: customers.lucia,
    subject: "STOP",
    unreadFor: ["leo"],
    steps: [
      { ago: "8h 5m", by: "customer", write: "newsletter please STOP, i love you but every day is too much" },
    ],
  },
  {
    customer: customers.gwen,
    subject: "Stove makes a whistling sound",
    steps: [
      {
        ago: "13d 4h",
        by: "customer",
        write: text`
          Hi there, my Kolibri has started to whistle. Not the water, the stove. It's a high note, about an F sharp (I'm a piano tuner), and it gets louder when I open the valve.

          Is that dangerous?`,
      },
      { ago: "13d 3h 45m", by: "maya", assign: "maya" },
      {
        ago: "13d 3h 30m",
        by: "maya",
        write: text`
          Hi Gwen,

          please don't use it until we've looked at one thing. With the stove **cold and the canister off**:

          1. Unscrew the canister and look at the rubber ring inside the valve. Is it there, round and without cracks?
          2. Hold the burner against the light. Are all the small holes open?

          A blocked hole whistles and is harmless. A cracked ring whistles and is not.`,
      },
      { ago: "13d 1h", by: "customer", write: "The ring has a crack!! Good that I asked." },
      {
        ago: "13d 45m",
        by: "maya",
        write:
          "Very good that you asked. Two new rings are on their way to you, free of charge, with a drawing of how to fit them. Please test it outdoors with soapy water: no bubbles, no leak.",
      },
      { ago: "10d 6h", by: "customer", write: "New ring, no bubbles, no F sharp. Thank you Maya 🎹" },
      { ago: "10d 5h 50m", by: "maya", close: true },
    ],
  },
  {
    customer: customers.zoe,
    subject: "Does the Fjellbu 3 fit in a bike pannier?",
    steps: [
      {
        ago: "21d 4h",
        by: "customer",
        write: "Hi! Packed size of the Fjellbu 3? My panniers are 32 × 38 × 16 cm. Zoë",
      },
      { ago: "21d 3h 30m", by: "leo", assign: "leo" },
      {
        ago: "21d 3h 20m",
        by: "leo",
        write:
          "Hi Zoë, 48 × 18 cm with the poles, 34 × 17 without. So: tent in the pannier, poles along the frame. It weighs 3.9 kg, which you'll feel uphill.",
      },
      { ago: "21d 2h", by: "customer", write: "I'll risk it!" },
      { ago: "21d 1h 55m", by: "leo", close: true },
    ],
  },
  {
    customer: customers.yuki,
    subject: "Resoling the Gneis boots",
    steps: [
      {
        ago: "18d 2h",
        by: "customer",
        write: "Hello, can the Gneis Mid be resoled? Mine are 5 years old, the uppers are perfect.",
      },
      { ago: "18d 1h 40m", by: "maya", assign: "maya" },
      {
        ago: "18d 1h 30m",
        by: "maya",
        write:
          "Hello Yuki, yes, twice as a rule. 69 € and about three weeks. Please don't clean them too well, our cobbler likes to see how you walk.",
      },
      { ago: "17d 20h", by: "customer", write: "Wonderful, they are on the way with original mud." },
      { ago: "17d 19h", by: "maya", tag: "warranty" },
      { ago: "17d 18h 55m", by: "maya", close: true },
    ],
  },
  {
    customer: customers.yuki,
    subject: "My boots at the cobbler's: no hurry, just curious",
    steps: [
      {
        ago: "3d 3h",
        by: "customer",
        write: "Hello again! Are my Gneis on the bench yet? No hurry, just curious.",
      },
      { ago: "3d 2h 45m", by: "leo", assign: "leo" },
      {
        ago: "3d 2h 30m",
        by: "leo",
        write:
          "Hello Yuki, they're next but two. Our cobbler sends compliments for the mud. I'll write when they leave us, in five days or so.",
      },
      { ago: "3d 2h 28m", by: "leo", snoozeHours: 52 },
    ],
  },
  {
    customer: customers.juergen,
    subject: "Vorbestellung Fjellbu 4",
    steps: [
      {
        ago: "7d 2h",
        by: "customer",
        write:
          "Guten Tag, wann genau ist das Fjellbu 4 lieferbar? Im Newsletter stand „bald“. Das ist kein Termin. MfG Hasselbrink",
      },
      { ago: "7d 1h 40m", by: "maya", assign: "maya" },
      {
        ago: "7d 1h 20m",
        by: "maya",
        write: text`
          Guten Tag Herr Hasselbrink,

          da haben Sie recht. Die erste Lieferung ist für Anfang nächsten Monats zugesagt, den Tag kenne ich noch nicht. Ich habe ein Zelt für Sie vorgemerkt und schreibe Ihnen, sobald ich den Termin habe.

          Freundliche Grüße
          Maya Chen`,
      },
      { ago: "7d", by: "customer", write: "Einverstanden. Danke." },
      { ago: "6d 23h 50m", by: "maya", snoozeHours: 260 },
    ],
  },
  {
    customer: customers.harold,
    subject: "The left boot (photographs)",
    steps: [
      {
        ago: "2d 2h",
        by: "customer",
        write:
          "Dear Leo, as promised: it has hatched. We named her Northwind. The boots fit. https://photos.example.org/tweddle/northwind-the-hen",
      },
      { ago: "2d 1h 30m", by: "leo", assign: "leo" },
      {
        ago: "2d 1h 20m",
        by: "leo",
        write:
          "Dear Harold, the whole office has stopped working. Please accept these laces as a christening present, they're in the post.",
      },
      { ago: "2d 1h 19m", by: "leo", close: true },
    ],
  },
  {
    customer: customers.amara,
    subject: "Balance on an old gift card",
    steps: [
      { ago: "6d 9h", by: "customer", write: "Is there still something on gift card NWGA-…-2208?" },
      { ago: "6d 8h 50m", by: "leo", assign: "leo" },
      { ago: "6d 8h 45m", by: "leo", tag: "gift card" },
      { ago: "6d 8h 40m", by: "leo", write: "Hi Amara, 17.20 €, and it never expires." },
      { ago: "6d 8h 30m", by: "customer", write: "👍🏾" },
      { ago: "6d 8h 28m", by: "leo", close: true },
    ],
  },
  {
    customer: customers.nell,
    subject: "Half a size up?",
    steps: [
      {
        ago: "20d 6h",
        by: "customer",
        write: "Quick one: Gneis Mid, I'm a 39 in shoes. Walking a very long way. 39 or 39.5?",
      },
      { ago: "20d 5h 50m", by: "maya", assign: "maya" },
      {
        ago: "20d 5h 40m",
        by: "maya",
        write: "For a very long way: 39.5. Feet grow on the road. Come back and tell us how it went!",
      },
      { ago: "20d 5h 38m", by: "maya", close: true },
    ],
  },
]
