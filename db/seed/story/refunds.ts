import { customers } from "./customers"
import type { Story } from "./format"
import { text } from "./text"

export const refunds: Story[] = [
  {
    customer: customers.zoe,
    subject: "Refund for the Fjellbu 3 tent, order NW-48213",
    unreadFor: ["maya"],
    steps: [
      {
        ago: "11d 3h",
        by: "customer",
        write: text`
          Hi!

          I sent the Fjellbu 3 back today (order NW-48213). It's a lovely tent, just too heavy for me on the bike. The return slip is in the box.

          How long does the refund usually take?

          Zoë`,
      },
      { ago: "11d 2h 50m", by: "maya", assign: "maya" },
      {
        ago: "11d 2h 40m",
        by: "maya",
        write: text`
          Hi Zoë,

          thank you for sending it back so neatly. A 3-person tent on a bike is brave!

          It takes about three working days for the parcel to reach our warehouse and two more until the money is on its way. I'm keeping this conversation open until you have it.

          Maya`,
      },
      { ago: "11d 2h 38m", by: "maya", tag: "return" },
      {
        ago: "2d 4h 10m",
        by: "customer",
        write: text`
          Hi Maya, the tracking says you have had the parcel for over a week now, but there is nothing on my card. 389 € is quite a lot for me at the moment. Could you check what happened?`,
      },
      {
        ago: "2d 3h 52m",
        by: "maya",
        open: {
          ref: "zoe-refund",
          type: "Refund",
          title: "Refund for returned Fjellbu 3 never arrived",
          description: text`
            Return is in (she has the tracking to prove it), nothing on her card after 9 days.

            Please find out where the money is, she is counting on it.`,
          attributes: { Amount: 389, "Order number": "NW-48213" },
        },
      },
      {
        ago: "2d 3h 45m",
        by: "maya",
        write: text`
          Hi Zoë,

          you're right, you should have had it by now, and I'm sorry you had to ask. Your tent did reach us. I've asked Ben in our finance team to find out where the money is, and I'll write to you as soon as I know. You don't need to do anything.

          Maya`,
      },
      { ago: "1d 22h", by: "ben", assign: "ben", on: "zoe-refund" },
      { ago: "1d 21h 58m", by: "ben", state: "In progress", on: "zoe-refund" },
      {
        ago: "1d 21h 30m",
        by: "ben",
        note: text`
          Return booked in as RMA-7731, condition A. We did refund: \`tb_re_7Q2MX\`, but the card has expired since and the issuer sent the money back. It sits in ledger L-20418, unallocated. Nobody gets told when that happens, which is how she fell through.`,
        on: "zoe-refund",
      },
      {
        ago: "1d 21h 20m",
        by: "ben",
        note: text`
          Found it: her card has expired, so the bank returned our refund. I can send it as a transfer instead. **Needed from her:** IBAN and account holder, through the form, please not in the chat.`,
        on: "zoe-refund",
        crossPost: true,
      },
      {
        ago: "1d 20h 55m",
        by: "maya",
        write: text`
          Hi Zoë, we found it. We refunded the card you paid with, it has expired since, and the bank sent the money back to us without a word.

          Ben will send it as a bank transfer instead. Could you enter your IBAN here? The form goes straight to finance, so please don't send it in the chat:

          https://pay.northwind-outdoor.example.com/refund/NW-48213`,
      },
      {
        ago: "1d 2h",
        by: "customer",
        write: "Ah, that explains it, I got a new card last week! Done, I filled in the form.",
      },
      {
        ago: "1d 1h 48m",
        by: "maya",
        note: "Bank details are in the form.",
        on: "zoe-refund",
      },
      {
        ago: "54m",
        by: "customer",
        write:
          "Hi Maya, any news? The deposit for my trip is due tomorrow and I was counting on this money 😬",
      },
      {
        ago: "41m",
        by: "maya",
        note: "She asked again, a deposit is due tomorrow. Can we give her a date?",
        on: "zoe-refund",
      },
      {
        ago: "6m",
        by: "ben",
        note: text`
          **Refund sent, 3–5 days.** 389.00 € by transfer to the account in the form, reference \`tb_po_91KF3\`, ledger L-20418 cleared.

          Sent as an instant transfer, so with most banks she has it today. If her bank asks, the reference is fine to give out.`,
        on: "zoe-refund",
        crossPost: true,
      },
      { ago: "4m", by: "ben", state: "Resolved", on: "zoe-refund" },
    ],
  },
  {
    customer: customers.tobias,
    subject: "Charged twice for one pair of boots",
    unreadFor: ["maya"],
    steps: [
      {
        ago: "34m",
        by: "customer",
        write: text`
          Hello,

          I ordered one pair of Gneis Mid boots last night (order NW-48655, 214.90 €). The checkout showed an error after I pressed Pay, so I pressed it again. I got one confirmation, which is right, but my bank shows two payments:

          - 214.90 € Northwind Outdoor, reference K7F-2210
          - 214.90 € Northwind Outdoor, reference K7F-2214

          I would like one of them back please. I do want the boots. One pair, I only have the two feet.

          Kind regards
          Tobias Achterberg`,
      },
      { ago: "29m", by: "leo", assign: "maya" },
      {
        ago: "28m",
        by: "leo",
        note: "Yours, I think: you had the last double charge. Order history shows a single order, so the second payment hangs in the air.",
      },
      { ago: "27m", by: "leo", tag: "payment" },
      { ago: "11m", by: "customer", write: "PS: both are still marked as pending, if that helps." },
    ],
  },
  {
    customer: customers.farid,
    subject: "Goodwill for the delayed stove?",
    steps: [
      {
        ago: "4d 6h",
        by: "customer",
        write: text`
          Hi, my Kolibri stove (NW-48102) came eleven days late and I had to rent one for my tour. The rental cost 36 €. Is there anything you can do?

          I attach nothing because your form would not let me, but I have the receipt.`,
      },
      { ago: "4d 5h 40m", by: "maya", assign: "maya" },
      {
        ago: "4d 5h 30m",
        by: "maya",
        write: text`
          Hi Farid,

          eleven days is far too long, and you shouldn't pay for our delay. We'll cover the rental. I've opened a refund which you can follow in your tickets, and Ben from finance takes it from here.

          Maya`,
      },
      {
        ago: "4d 5h 28m",
        by: "maya",
        open: {
          ref: "farid-goodwill",
          type: "Refund",
          title: "Rental stove during our delay",
          description:
            "Goodwill, agreed by me. Delay confirmed: the parcel sat in the carrier's hub for 8 days.",
          attributes: { Amount: 36, "Order number": "NW-48102" },
          share: true,
        },
      },
      { ago: "3d 7h", by: "ben", assign: "ben", on: "farid-goodwill" },
      { ago: "3d 6h 58m", by: "ben", state: "In progress", on: "farid-goodwill" },
      {
        ago: "3d 6h 40m",
        by: "ben",
        note: text`
          Fine with me, cost centre 4410, we claim it from the carrier later. I can't pay out without a receipt though, the auditors ask for it from 25 € up. A photo of the receipt will do.`,
        on: "farid-goodwill",
        crossPost: true,
      },
      {
        ago: "3d 6h 5m",
        by: "maya",
        write:
          "Hi Farid, good news, it's approved. Could you send a photo of the rental receipt? You can simply answer here. Then the 36 € are on their way.",
      },
      { ago: "3d 6h 2m", by: "maya", state: "Waiting on customer", on: "farid-goodwill" },
      {
        ago: "9h",
        by: "ben",
        note: "No receipt yet. I keep it open until the end of the month, then it has to go to the next run.",
        on: "farid-goodwill",
      },
      { ago: "8h 58m", by: "ben", snoozeHours: 60, on: "farid-goodwill" },
    ],
  },
  {
    customer: customers.juergen,
    subject: "Gaskartuschen storniert, aber trotzdem abgebucht",
    unreadFor: ["leo"],
    steps: [
      {
        ago: "5d 8h",
        by: "customer",
        write: text`
          Sehr geehrte Damen und Herren,

          am Wochenende habe ich die Bestellung NW-48266 (12 Gaskartuschen, 83,40 €) noch vor dem Versand storniert. Die Stornierung wurde mir bestätigt. Heute wurde der Betrag dennoch von meinem Konto abgebucht.

          Ich bitte um Klärung und Rückerstattung.

          Mit freundlichen Grüßen
          Jürgen Hasselbrink`,
      },
      { ago: "5d 7h 45m", by: "leo", assign: "leo" },
      {
        ago: "5d 7h 30m",
        by: "leo",
        write: text`
          Guten Tag Herr Hasselbrink,

          vielen Dank für die genauen Angaben. Die Stornierung ist bei uns vermerkt, die Abbuchung hätte also nicht passieren dürfen. Bitte entschuldigen Sie.

          Ich habe unsere Buchhaltung gebeten, den Betrag zurückzuholen, und melde mich, sobald ich Genaueres weiß.

          Viele Grüße
          Leo Brandt`,
      },
      {
        ago: "5d 7h 26m",
        by: "leo",
        open: {
          ref: "juergen-refund",
          type: "Refund",
          title: "Direct debit after cancellation",
          description: "Cancelled before dispatch, confirmed by us, debited anyway. 12 gas canisters.",
          attributes: { Amount: 83.4, "Order number": "NW-48266" },
        },
      },
      { ago: "5d 7h 25m", by: "leo", snoozeHours: 30 },
      { ago: "4d 2h", by: "ben", assign: "ben", on: "juergen-refund" },
      { ago: "4d 1h 50m", by: "ben", state: "In progress", on: "juergen-refund" },
      {
        ago: "4d 1h 40m",
        by: "ben",
        note: "Debit file DD-0931 was already with the bank when the cancellation came in. Waiting for settlement, before that a refund would pay him twice if he revokes the debit himself.",
        on: "juergen-refund",
      },
      {
        ago: "48m",
        by: "ben",
        note: text`
          Settled today. Before I pay: did he have the debit **returned by his bank**? If yes, there is nothing to refund. If not, I send 83.40 € today. Leo, can you ask him?`,
        on: "juergen-refund",
        crossPost: true,
      },
      { ago: "47m", by: "ben", state: "Waiting on customer", on: "juergen-refund" },
    ],
  },
  {
    customer: customers.rant,
    subject: "so when do i get my money",
    unreadFor: ["leo"],
    steps: [
      {
        ago: "1d 4h",
        by: "customer",
        write: text`
          ok so i have been waiting THREE WEEKS for a refund on a jacket that smelled like diesel out of the box. three weeks. i wrote in twice, got two automatic mails saying someone will get back to me, nobody got back to me. the return was picked up by your own courier so dont tell me it got lost

          i can see the jacket is back on sale on your site as "like new" lol. does the listing mention the diesel

          order is NW-47790, 129 euro, i want it back, not a voucher, not 10% off the next one, the money`,
      },
      { ago: "1d 3h 20m", by: "leo", assign: "leo" },
      {
        ago: "1d 3h 5m",
        by: "leo",
        write: text`
          Hi Dex,

          three weeks and two unanswered mails: I'd be angry too. I looked it up. We have the jacket, and your refund was never started. That is our mistake, nobody else's.

          I've handed it to our finance team today with your order number. The money goes back to the card you paid with. No voucher. I also had the listing taken down until someone has smelled that jacket.

          Leo`,
      },
      {
        ago: "1d 3h 2m",
        by: "leo",
        open: {
          ref: "dex-refund",
          type: "Refund",
          title: "Refund never started, customer waiting 3 weeks",
          description: "RMA-7602 was closed without a payout. Please put this at the top of the pile.",
          attributes: { Amount: 129, "Order number": "NW-47790" },
        },
      },
      { ago: "1d 2h 58m", by: "leo", tag: "return" },
      { ago: "2h", by: "customer", write: "ok thx for at least being honest. still no money tho" },
    ],
  },
  {
    customer: customers.pilar,
    subject: "Devolución de dos chaquetas de niño",
    steps: [
      {
        ago: "2d 9h",
        by: "customer",
        write: text`
          ¡Hola!

          Compré dos chaquetas para mis hijos (pedido NW-48155) y las devolví porque las tallas son muy pequeñas. Me habéis devuelto el dinero de una sola, 49,95 €. Falta la otra.

          ¿Podéis mirarlo? ¡Gracias!
          Pilar`,
      },
      { ago: "2d 8h 10m", by: "leo", assign: "leo" },
      {
        ago: "2d 8h",
        by: "leo",
        write: text`
          Hola Pilar:

          Gracias por escribirnos. Veo las dos chaquetas en el almacén y un solo reembolso, así que tienes toda la razón. He pedido a finanzas que envíe los 49,95 € que faltan y te aviso en cuanto salgan.

          Un saludo,
          Leo`,
      },
      {
        ago: "2d 7h 55m",
        by: "leo",
        open: {
          ref: "pilar-refund",
          type: "Refund",
          title: "Second jacket of a return not refunded",
          description: "Both jackets were scanned (RMA-7718, two lines), only line 1 was paid out.",
          attributes: { Amount: 49.95, "Order number": "NW-48155" },
        },
      },
      { ago: "2d 7h 50m", by: "leo", snoozeHours: 20 }, // her answer wakes it
      { ago: "1d 5h", by: "customer", write: "Perfecto, muchas gracias Leo 😊 Espero tus noticias." },
    ],
  },
  {
    customer: customers.lucia,
    subject: "Part refund for the missing poles",
    steps: [
      {
        ago: "3d 5h",
        by: "customer",
        write:
          "Hi, the trekking poles in my set NW-48301 were not in the box. I have bought some here in the village, so please don't send them, just give me back their part of the price. Lucia",
      },
      { ago: "3d 4h 45m", by: "maya", assign: "maya" },
      {
        ago: "3d 4h 30m",
        by: "maya",
        open: {
          ref: "lucia-refund",
          type: "Refund",
          title: "Poles missing from a set, part refund",
          description:
            "Set price 159.00, poles alone 44.00. Warehouse confirms one pair too many on the shelf.",
          attributes: { Amount: 44, "Order number": "NW-48301" },
        },
      },
      {
        ago: "3d 4h 25m",
        by: "maya",
        write:
          "Hi Lucia, how annoying, and well solved by you! We'll give you back 44 €, the price of the poles on their own. I'll tell you when it's sent. Enjoy the walk!",
      },
      { ago: "2d 1h", by: "ben", assign: "ben", on: "lucia-refund" },
      { ago: "2d 50m", by: "ben", state: "In progress", on: "lucia-refund" },
      {
        ago: "2d 40m",
        by: "ben",
        note: "Goes out with the part-refund run, batch PR-118. I resolve this when the bank has confirmed it.",
        on: "lucia-refund",
        crossPost: true,
      },
      {
        ago: "2d 20m",
        by: "maya",
        note: "Thanks! I'll write to her when it's resolved, so I let this sleep until then.",
        answers: "lucia-refund",
      },
      { ago: "2d 19m", by: "maya", snoozeHours: 72, untilResolved: "lucia-refund" },
    ],
  },
  {
    customer: customers.sam,
    subject: "Returned the wrong sleeping bag, oops",
    steps: [
      {
        ago: "8d 6h",
        by: "customer",
        write: text`
          Slightly embarrassing one. I was supposed to return the Rimfrost I bought from you (NW-47931). I returned my *wife's* Rimfrost. It's four years old and has a bear patch on it. Any chance of getting the bear back?`,
      },
      { ago: "8d 5h 50m", by: "maya", assign: "maya" },
      {
        ago: "8d 5h 40m",
        by: "maya",
        write:
          "Hi Sam, you've made the warehouse's day. The bear is safe on Gudrun's desk, and goes back to your wife tomorrow by express. Put the right bag in the enclosed box and we'll refund you as soon as it arrives.",
      },
      { ago: "4d 6h", by: "customer", write: "Bear is home. Marriage saved. New bag is on its way to you!" },
      {
        ago: "2d 6h",
        by: "maya",
        open: {
          ref: "sam-refund",
          type: "Refund",
          title: "Rimfrost sleeping bag returned (second try)",
          attributes: { Amount: 249, "Order number": "NW-47931" },
        },
      },
      { ago: "2d 2h", by: "ben", assign: "ben", on: "sam-refund" },
      { ago: "2d 1h 55m", by: "ben", state: "In progress", on: "sam-refund" },
      {
        ago: "1d 7h",
        by: "ben",
        note: "Refunded to the card, `tb_re_7R0QD`, ledger L-20455. 2–4 days on his side. No bear in the box this time.",
        on: "sam-refund",
        crossPost: true,
      },
      { ago: "1d 6h 58m", by: "ben", state: "Resolved", on: "sam-refund" },
      {
        ago: "1d 6h 30m",
        by: "maya",
        write:
          "Hi Sam, your 249 € went back to your card today and will show in 2–4 days. Greetings to your wife, and to the bear.",
      },
      { ago: "1d 6h 10m", by: "customer", write: "You lot are brilliant. Thank you!" },
      { ago: "1d 6h 5m", by: "maya", close: true },
    ],
  },
  {
    customer: customers.bertil,
    subject: "Kayak roof straps lost in transit",
    unreadFor: ["maya"],
    steps: [
      {
        ago: "19d 3h",
        by: "customer",
        write:
          "The parcel with my roof straps has not moved for a week. NW-47255. I need them soon or not at all.",
      },
      { ago: "19d 2h 50m", by: "maya", assign: "maya" },
      {
        ago: "19d 2h 30m",
        by: "maya",
        write:
          "Hi Bertil, a week without a scan means it's lost, let's not wait any longer. New straps leave today by express and should be with you the day after tomorrow. You keep the others if they turn up.",
      },
      { ago: "19d 2h 28m", by: "maya", tag: "lost parcel" },
      {
        ago: "19d 2h 20m",
        by: "maya",
        open: {
          ref: "bertil-claim",
          type: "Refund",
          title: "Claim the lost parcel from the carrier",
          description: "Straps resent on us. Havnfrakt, consignment HF-55120, insured up to 100.",
          attributes: { Amount: 64.5, "Order number": "NW-47255" },
        },
      },
      { ago: "17d 4h", by: "customer", write: "They came. Good. Thank you." },
      { ago: "17d 3h 45m", by: "maya", write: "Lovely, have a good trip, Bertil!" },
      { ago: "17d 3h 44m", by: "maya", close: true },
      { ago: "17d 2h", by: "ben", assign: "ben", on: "bertil-claim" },
      { ago: "17d 1h 50m", by: "ben", state: "In progress", on: "bertil-claim" },
      {
        ago: "3h 40m",
        by: "ben",
        note: "For the file: Havnfrakt paid the claim, 64.50 €, booked as L-20467. Nothing to tell the customer.",
        on: "bertil-claim",
        crossPost: true,
      },
      { ago: "3h 38m", by: "ben", state: "Resolved", on: "bertil-claim" },
    ],
  },
]
