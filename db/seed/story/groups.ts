import { customers } from "./customers"
import type { Story } from "./format"
import { text } from "./text"

export const groups: Story[] = [
  {
    customer: customers.hut,
    subject: "Gamsjochhütte: blankets, invoice and a strange mail",
    unreadFor: ["maya"],
    steps: [
      {
        ago: "1d 7h",
        by: "customer",
        write: text`
          Grüß Gott Maya,

          the helicopter was here yesterday, so I finally have the delivery for the season. Three things, in order of how much they annoy me:

          1. We ordered **40 wool blankets** (NW-B-1077), 34 came up. The helicopter has no place to lose six blankets. We paid for 40, at 38 € each.
          2. Your invoice has 19 % VAT. We are in Austria and have a VAT number, it must be zero. My tax adviser is not a patient woman.
          3. I got a mail "from you" that your bank account has changed. I have **not** paid anything. Is it real?

          The weather is holding, the first guests come in nine days.

          Resi, Gamsjochhütte, 2,287 m`,
      },
      { ago: "1d 6h 40m", by: "maya", assign: "maya" },
      { ago: "1d 6h 39m", by: "maya", tag: "b2b" },
      {
        ago: "1d 6h 30m",
        by: "maya",
        open: {
          ref: "hut-fraud",
          type: "Fraud investigation",
          title: 'Mail about a "new bank account" sent to a partner',
          description:
            "Somebody writes to our partners in our name. Resi has not paid. She can forward the mail.",
          attributes: { "Risk level": "High" },
        },
      },
      {
        ago: "1d 6h 25m",
        by: "maya",
        open: {
          ref: "hut-blankets",
          type: "Refund",
          title: "6 of 40 wool blankets not delivered",
          description:
            "Paid for 40, received 34. Missing ones can't be flown up before the season, she wants the money or a credit.",
          attributes: { Amount: 228, "Order number": "NW-B-1077" },
        },
      },
      {
        ago: "1d 6h 20m",
        by: "maya",
        open: {
          ref: "hut-vat",
          type: "Bug report",
          title: "Partner invoices to Austria carry 19 % VAT",
          description:
            "Customer has a valid VAT number on the account, invoice INV-30977 ignores it. Should be reverse charge.",
          attributes: { Severity: "High" },
        },
      },
      {
        ago: "1d 6h 5m",
        by: "maya",
        write: text`
          Grüß Gott Resi,

          a good list, here is mine:

          1. **The mail is not from us. Please don't pay and don't click.** Our bank account has not changed. Could you forward it to safety@northwind-outdoor.example.com?
          2. The six blankets: Ben in finance is checking with the warehouse, you get the money or the blankets, as you wish.
          3. The invoice: you're right, it must be zero. I've reported it, and you get a corrected one before your adviser runs out of patience.

          I'll come back to you on each of the three.

          Maya`,
      },
      { ago: "1d 4h", by: "priya", assign: "priya", on: "hut-fraud" },
      { ago: "1d 3h 58m", by: "priya", state: "In progress", on: "hut-fraud" },
      { ago: "1d 3h", by: "ben", assign: "ben", on: "hut-blankets" },
      { ago: "1d 2h 58m", by: "ben", state: "In progress", on: "hut-blankets" },
      {
        ago: "1d 2h 30m",
        by: "ben",
        note: text`
          Packing list says 40, weight on the air waybill says 34 (102 kg, a blanket is 3.0 kg). So six never left the warehouse. Stock count agrees: +6 in aisle F. Her claim is right to the blanket.

          228.00 € net. Question is refund or credit note, depends on what she likes and on the VAT correction, because a refund on a wrong invoice makes two wrong invoices.`,
        on: "hut-blankets",
      },
      {
        ago: "21h",
        by: "ben",
        note: "Six blankets never left us, 228.00 € is hers. Does she want it **paid out or as credit** for the autumn order? And I wait for the VAT fix before I book it.",
        on: "hut-blankets",
        crossPost: true,
      },
      {
        ago: "20h 30m",
        by: "maya",
        note: "I'd guess paid out, she said the season is expensive enough. Asking her now.",
        answers: "hut-blankets",
      },
      {
        ago: "20h 20m",
        by: "maya",
        write:
          "Resi, the blankets are settled: six never left our warehouse, and 228 € are yours. Shall we pay it out, or keep it as credit for your autumn order?",
      },
      {
        ago: "2h 15m",
        by: "customer",
        write:
          "Pay it out please. Forwarded the mail. Gretl from the next valley got the same one, and she has PAID. 4,100 €. She is beside herself. Can you help her too?",
      },
      {
        ago: "1h 30m",
        by: "maya",
        note: "Urgent for Fraud: a second partner hut has paid 4,100 € to the false account. I've told nobody outside yet.",
      },
      {
        ago: "52m",
        by: "priya",
        note: text`
          Seen. The false account is at a bank that answers recalls **within 24 hours if the payer's own bank asks**. So, for Gretl, today:

          1. She calls her bank and says "recall because of fraud", reference of the payment at hand.
          2. She files a police report, online is enough, and sends us the number.
          3. We confirm in writing that the account isn't ours. Letter is ready.

          Our mail was not hacked: the sender is \`northwind-outd00r.example.org\`. Warning to all 61 partners goes out from Ada tonight.`,
        on: "hut-fraud",
        crossPost: true,
      },
    ],
  },
  {
    customer: customers.school,
    subject: "School trip, 58 pupils, no tents (help)",
    unreadFor: ["maya"],
    steps: [
      {
        ago: "1d 8h",
        by: "customer",
        write:
          "Hello, I'm a geography teacher and have, in a weak moment, promised Year 8 a night outdoors. 58 pupils, 6 adults, three weeks from now. What do we need and can we rent it?",
      },
      { ago: "1d 7h 30m", by: "maya", assign: "maya" },
      { ago: "1d 7h 29m", by: "maya", tag: "group order" },
      {
        ago: "1d 7h",
        by: "maya",
        write: text`
          Hello Patrick,

          what a good weak moment! For 64 people we usually suggest:

          - 20 tents Fjellbu 3, and two spare ones
          - 64 mats, 70 sleeping bags (somebody always spills cocoa)
          - 6 Kolibri stoves, for the adults' hands only

          Renting costs 890 € for two nights, with school discount 712 €. May I ask: is it one night or two, do you have a van, and is anyone sleeping outdoors for the first time?

          Maya`,
      },
      { ago: "1h 58m", by: "customer", write: "One night. Most of them for the first time. Including me" },
      { ago: "1h 56m", by: "customer", write: "We have a minibus but it will be full of pupils" },
      {
        ago: "1h 54m",
        by: "customer",
        write: "Two pupils use wheelchairs, is there a tent with a flat entrance?",
      },
      {
        ago: "1h 50m",
        by: "customer",
        write: "The head asks whether the 712 can be invoiced to the school after the trip, budget year etc.",
      },
      {
        ago: "1h 45m",
        by: "customer",
        write:
          "Also: what do we do about bears. (A pupil asked. There are no bears here. I said I would ask.)",
      },
    ],
  },
  {
    customer: customers.scouts,
    subject: "120 sleeping mats, paid from three accounts",
    steps: [
      {
        ago: "1d 6h",
        by: "customer",
        write: text`
          Hi,

          we ordered 120 mats for the jamboree (NW-48571). Three parents paid a third each because of card limits, and now the order says "payment under review". We need them in 16 days. Can you explain to whoever reviews it that we're only scouts?

          Birgit, 3rd Harbour Scouts`,
      },
      { ago: "1d 5h 40m", by: "leo", assign: "leo" },
      {
        ago: "1d 5h 30m",
        by: "leo",
        open: {
          ref: "scouts-review",
          type: "Fraud investigation",
          title: "120 mats paid with three cards",
          description:
            "Scouts group, customer for years, three parents paid a third each. Delivery needed in 16 days.",
          attributes: { "Risk level": "Low" },
        },
      },
      { ago: "1d 5h 28m", by: "leo", tag: "group order" },
      {
        ago: "1d 5h 20m",
        by: "leo",
        write:
          "Hi Birgit, three cards for one order make our system nervous, scouts or not. I've explained it to the people who can release it, and 16 days is enough. I'll write as soon as it's through.",
      },
      { ago: "1d 1h", by: "customer", write: "Thank you! We are told to be prepared, but this we were not." },
    ],
  },
  {
    customer: customers.rosalind,
    subject: "Ramblers' club: forty walkers, one bus, wet feet",
    unreadFor: ["leo"],
    steps: [
      {
        ago: "2h 10m",
        by: "customer",
        write: text`
          Dear sirs,

          I organise the monthly walk of our ramblers' club (average age 71, average opinion: strong). On the last one the gaiters we bought from you, order NW-48044, let in water at the seam. All forty pairs. I have forty pairs of wet feet and forty letters on my table.

          What do you propose?

          Rosalind Pemberly, honorary secretary`,
      },
      { ago: "2h 5m", by: "maya", team: "Front office" },
    ],
  },
  {
    customer: customers.rental,
    subject: "Copy of last quarter's invoices",
    steps: [
      {
        ago: "14d 7h",
        by: "customer",
        write:
          "Hi Maya, our accountant lost her laptop to a cup of tea. Could you send the invoices of last quarter again, all in one file? Joost",
      },
      { ago: "14d 6h 50m", by: "maya", assign: "maya" },
      {
        ago: "14d 6h 30m",
        by: "maya",
        write:
          "Hi Joost, here they are, 14 invoices in one file: https://docs.northwind-outdoor.example.com/partners/plaetsen-q.pdf. My condolences to the laptop.",
      },
      { ago: "14d 6h", by: "customer", write: "Received with thanks. The tea is also gone." },
      { ago: "14d 5h 58m", by: "maya", close: true },
    ],
  },
  {
    customer: customers.fenn,
    subject: "Loan of two packs for a magazine test",
    unreadFor: ["maya", "leo"],
    steps: [
      {
        ago: "19h",
        by: "customer",
        write: text`
          Hello,

          I write for Slow Miles, a small magazine for people who walk far and slowly. We compare eight 40-litre packs in the next number and would like to include the Skarv 40. Could you lend us two? They come back walked in.

          Fenn Waterhouse`,
      },
      { ago: "18h 40m", by: "leo", team: "Front office" },
    ],
  },
  {
    customer: customers.expedition,
    subject: "Rations and fuel for a ski crossing",
    steps: [
      {
        ago: "8d 4h",
        by: "customer",
        write: text`
          Hi Leo,

          Ingrid here. We leave for the ice in four days and will be out of reach for about two weeks. Could you have 14 fuel bottles and the spare Kolibri pump ready for when we are back in the harbour? We repack there and go out again.

          No need to answer, I won't be able to read it :)`,
      },
      { ago: "8d 3h 40m", by: "leo", assign: "leo" },
      { ago: "8d 3h 39m", by: "leo", tag: "vip" },
      {
        ago: "8d 3h 20m",
        by: "leo",
        write:
          "Hi Ingrid, all put aside under your name, 14 bottles, pump and a bar of chocolate for each of you. Safe travels, and write when you're back in the harbour.",
      },
      {
        ago: "8d 3h 18m",
        by: "leo",
        note: "Reserved at the harbour store: R-2204. Bottles travel empty, fuel is bought there.",
      },
      { ago: "8d 3h 16m", by: "leo", snoozeHours: 150 },
    ],
  },
]
