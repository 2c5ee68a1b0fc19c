import { customers } from "./customers"
import type { Story } from "./format"
import { text } from "./text"

/** The incident is opened in the first of these, and its update cross-posted in the last that is linked to it. */
export const shipping: Story[] = [
  {
    customer: customers.dario,
    subject: "Delivered? To whom?",
    unreadFor: ["maya"],
    steps: [
      {
        ago: "7h 40m",
        by: "customer",
        write: text`
          Hi, your mail says my parcel was "delivered, signed by D. CASTELLUCCI". I am D. Castellucci. I signed nothing, I was at work, and there is nothing at the door.

          Order NW-48502, the big Skarv 65 pack. My flight is in three days.`,
      },
      { ago: "7h 25m", by: "maya", assign: "maya" },
      {
        ago: "7h 5m",
        by: "maya",
        write: text`
          Hi Dario,

          that's unsettling, I understand. I've just spoken to the carrier: the last scan I can see is the *sorting centre*, so I very much doubt that anyone has signed for it. I'm finding out why our mail says so.

          Whatever comes out of it, you'll have a pack before you fly. If yours isn't on a van by tomorrow noon, I send a second one by express.

          Maya`,
      },
      {
        ago: "6h 50m",
        by: "maya",
        open: {
          ref: "delivered-incident",
          type: "Incident",
          title: '"Delivered" mails for parcels still on their way',
          description: text`
            Second customer today with a "delivered" mail although the carrier's last scan is the sorting centre. Both with Havnfrakt.

            Who else writes about this: please link.`,
          attributes: { "Affected area": "Shipping" },
        },
      },
      { ago: "6h 20m", by: "ada", assign: "ada", on: "delivered-incident" },
      { ago: "6h 19m", by: "ada", state: "In progress", on: "delivered-incident" },
      {
        ago: "5h 45m",
        by: "ada",
        note: text`
          312 parcels since the carrier switched to the new feed. Status \`40\` used to mean "delivered", it now means "announced for delivery". Their change note is dated three weeks after the change.`,
        on: "delivered-incident",
      },
      { ago: "3h 15m", by: "customer", write: "OK. I trust you. But I keep checking the door like a dog 🐕" },
    ],
  },
  {
    customer: customers.hanna,
    subject: "Paczka? parcel says delivered but no",
    unreadFor: ["leo"],
    steps: [
      {
        ago: "5h 20m",
        by: "customer",
        write:
          "hello my parcel NW-48519 says delivered, neighbours have nothing, camera shows nobody came. pls check thank you",
      },
      { ago: "5h", by: "leo", assign: "leo" },
      { ago: "4h 52m", by: "leo", link: "delivered-incident" },
      {
        ago: "4h 48m",
        by: "leo",
        write:
          "Hi Hanna, your camera is right. Our tracking page is showing \"delivered\" too early for some parcels today, yours included. It's still on its way to you. I'll tell you the new date as soon as I have it.",
      },
      { ago: "4h 30m", by: "customer", write: "ok super thank you, i was already angry at my neighbour 😅" },
    ],
  },
  {
    customer: customers.marguerite,
    subject: "Wedding present marked as delivered, nothing here",
    unreadFor: ["maya"],
    steps: [
      {
        ago: "3h 50m",
        by: "customer",
        write: text`
          Good day,

          the two Rimfrost sleeping bags (NW-48533) are a wedding present, and the wedding is the day after tomorrow. Your page says they were delivered yesterday. They were not.

          Please tell me honestly whether I should buy something else.

          Marguerite Okonjo`,
      },
      { ago: "3h 35m", by: "maya", assign: "maya" },
      { ago: "3h 30m", by: "maya", link: "delivered-incident" },
      {
        ago: "3h 20m",
        by: "maya",
        write: text`
          Dear Marguerite,

          honestly: don't buy anything else yet. Nothing is lost. Our page is announcing some parcels as delivered a day or two too early, and our engineers are on it.

          To be safe I've put two Rimfrosts aside in our city store under your name. If yours aren't with you by tomorrow evening, a courier brings those to the wedding, wrapped. Either way the couple will sleep warm.

          Maya`,
      },
      {
        ago: "2h 55m",
        by: "customer",
        write: "What a kind answer. Wrapped! I will hold my nerve until tomorrow evening.",
      },
      {
        ago: "2h 50m",
        by: "maya",
        note: "Two Rimfrosts set aside in store 1 under OKONJO, pick-up code 5519. Courier booked for tomorrow 18:00, can be cancelled until 16:00.",
      },
    ],
  },
  {
    customer: customers.tomasz,
    subject: "Tracking",
    unreadFor: ["maya", "leo"],
    steps: [
      {
        ago: "1h 5m",
        by: "customer",
        write: 'Third "delivered" mail for the same parcel (NW-48547). Is this a hobby of yours?',
      },
      { ago: "52m", by: "ada", link: "delivered-incident" },
      {
        ago: "25m",
        by: "ada",
        note: text`
          **Update for everyone linked here.** No parcel is lost. The carrier changed the meaning of a status, our mails believed it.

          - The "delivered" mails were switched off a quarter of an hour ago.
          - The tracking page shows the real status within the hour.
          - Parcels arrive **one day later** than first promised.

          You can tell customers all of this.`,
        on: "delivered-incident",
        crossPost: true,
      },
    ],
  },
  {
    customer: customers.misaki,
    subject: "寝袋の通関書類について (NW-48377)",
    steps: [
      {
        ago: "1d 12h",
        by: "customer",
        write: text`
          はじめまして。北海道に住んでいる佐藤と申します。

          先日、Rimfrost の寝袋（注文番号 NW-48377）を注文しましたが、税関から連絡があり、インボイスの原本が必要だと言われました。PDF を送っていただけますか。

          お忙しいところ恐れ入りますが、よろしくお願いいたします。`,
      },
      { ago: "1d 11h", by: "maya", assign: "maya" },
      { ago: "1d 10h 58m", by: "maya", tag: "customs" },
      {
        ago: "1d 10h 40m",
        by: "maya",
        write: text`
          佐藤様

          お問い合わせありがとうございます。税関用のインボイスはこちらからダウンロードできます。

          https://docs.northwind-outdoor.example.com/invoices/NW-48377.pdf

          I'm writing the rest in English, my Japanese ends about here: if customs ask for the tariff number, it is on the second page. Please tell me if anything is missing.

          Maya`,
      },
      {
        ago: "7h",
        by: "customer",
        write:
          "ありがとうございます！無事に通関できました。もう一つ質問ですが、寝袋の修理用の布だけを購入することはできますか。",
      },
    ],
  },
  {
    customer: customers.layla,
    subject: "عمود الخيمة مكسور – الطلب NW-48590",
    unreadFor: ["maya", "leo"],
    steps: [
      {
        ago: "55m",
        by: "customer",
        write: text`
          مرحباً،

          وصلت اليوم خيمة Tarn 2 التي طلبتها (رقم الطلب NW-48590)، لكن أحد الأعمدة مكسور. لدينا رحلة إلى وادي رم بعد عشرة أيام مع الأطفال.

          هل يمكنكم إرسال عمود بديل قبل ذلك؟ وإن لم يكن ممكناً، هل أستطيع إصلاحه بنفسي؟

          شكراً جزيلاً 🙏
          ليلى`,
      },
    ],
  },
  {
    customer: customers.kev,
    subject: "where is my order??",
    unreadFor: ["maya", "leo"],
    steps: [{ ago: "7m", by: "customer", write: "where is my order??" }],
  },
  {
    customer: customers.eleni,
    subject: "Tent stuck at the island ferry",
    steps: [
      {
        ago: "5d 2h",
        by: "customer",
        write:
          "Good morning! The ferry to our island is on strike and my tent NW-48188 waits on the mainland, says the driver, next to forty refrigerators. Is there something to do or do we wait? Eleni",
      },
      { ago: "5d 1h 40m", by: "maya", assign: "maya" },
      {
        ago: "5d 1h 20m",
        by: "maya",
        write: text`
          Good morning Eleni,

          I'm afraid we wait, together with the refrigerators. I've asked the carrier to hold your parcel rather than send it back to us, which they'd do after five days. It's now held for two weeks.

          I'll look again when the strike is expected to end and tell you before you have to ask.

          Maya`,
      },
      { ago: "4d 22h", by: "customer", write: "Perfect. We have wine, we can wait 🍷" },
      {
        ago: "4d 21h 50m",
        by: "maya",
        note: "Hold confirmed by Havnfrakt, HF-55873. Look again when the talks are over.",
      },
      { ago: "4d 21h 48m", by: "maya", snoozeHours: 20 },
    ],
  },
  {
    customer: customers.faroe,
    subject: "Do you ship to Mykines? (population: 14)",
    steps: [
      {
        ago: "16d 8h",
        by: "customer",
        write:
          "Hi! Do you ship to Mykines in the Faroe Islands? The boat comes when the sea allows it and the post comes with the boat.",
      },
      { ago: "16d 7h 30m", by: "leo", assign: "leo" },
      {
        ago: "16d 7h 10m",
        by: "leo",
        write:
          "Hi Rannvá, we ship to anywhere that has a boat! 12 € and roughly eight days, plus the sea's opinion. Gas canisters can't travel, everything else can.",
      },
      {
        ago: "16d 5h",
        by: "customer",
        write: "Then I ordered a jacket. 15 people are jealous now (a baby was born).",
      },
      {
        ago: "16d 4h 50m",
        by: "leo",
        write: "Congratulations to all fifteen! I've put a very small hat in your parcel.",
      },
      { ago: "16d 4h 49m", by: "leo", close: true },
      { ago: "6d 5h", by: "leo", reopen: true },
      {
        ago: "6d 4h 58m",
        by: "leo",
        write:
          "Hi Rannvá, the tracking says the parcel and the hat made it over yesterday. Did the sea treat them well?",
      },
      { ago: "5d 20h", by: "customer", write: "Both dry and both worn. Takk fyri! 💙" },
      { ago: "5d 19h 50m", by: "leo", close: true },
    ],
  },
  {
    customer: customers.harold,
    subject: "Parcel left in the hen house",
    steps: [
      {
        ago: "12d 6h",
        by: "customer",
        write: text`
          Dear Northwind,

          your driver left my boots in the hen house. I have no complaint about this, the hens are trustworthy, but one of them has laid an egg in the left boot and is now sitting on it.

          Could you extend my return period? I don't like to disturb her before I know whether they fit.

          Yours sincerely,
          Harold Tweddle`,
      },
      { ago: "12d 5h 40m", by: "leo", assign: "leo" },
      {
        ago: "12d 5h 20m",
        by: "leo",
        write:
          "Dear Harold, I've extended your return period to 60 days, by which time the matter should have hatched. Please give her our regards. If the boots don't fit you after all, we'll take them back as they are.",
      },
      { ago: "12d 3h", by: "customer", write: "Most decent of you. Photographs will follow." },
      { ago: "12d 2h 50m", by: "leo", tag: "feedback" },
      { ago: "12d 2h 49m", by: "leo", close: true },
    ],
  },
]
