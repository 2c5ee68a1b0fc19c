import { customers } from "./customers"
import type { Story } from "./format"
import { text } from "./text"

export const fraud: Story[] = [
  {
    customer: customers.gwen,
    subject: "Somebody bought gift cards with my account",
    steps: [
      {
        ago: "10h 30m",
        by: "customer",
        write: text`
          Please help, I just got three order confirmations for gift cards, 150 € each, and I did not order them. I was asleep!! My saved card is in that account.

          I changed the password but I don't know if that is enough. I'm shaking a bit to be honest.

          Gwen`,
      },
      { ago: "10h 22m", by: "maya", assign: "maya" },
      { ago: "10h 21m", by: "maya", tag: "urgent" },
      {
        ago: "10h 18m",
        by: "maya",
        open: {
          ref: "gwen-takeover",
          type: "Fraud investigation",
          title: "Account takeover, three gift cards bought at night",
          description:
            "NW-48641, NW-48642, NW-48643, 150.00 each. She changed the password herself. Please block the cards first.",
          attributes: { "Risk level": "High" },
        },
      },
      {
        ago: "10h 12m",
        by: "maya",
        write: text`
          Hi Gwen,

          you did exactly the right thing. I've alerted our fraud team this minute, and this is what happens now:

          - We block the three gift cards, so nobody can spend them.
          - We sign out every device from your account, and your saved card can't be used.
          - You won't pay for these orders.

          Please also tell your bank, they can watch the card. I'm here, write to me any time.

          Maya`,
      },
      { ago: "10h 5m", by: "priya", assign: "priya", on: "gwen-takeover" },
      { ago: "10h 4m", by: "priya", state: "In progress", on: "gwen-takeover" },
      {
        ago: "9h 40m",
        by: "priya",
        note: text`
          Sign-in from a new device, 4 minutes before the first order; password was right at the first try, so reused from elsewhere. Same device fingerprint \`fp-88c1\` as FR-0312 and FR-0315 last month. Two of three cards already offered on a marketplace.`,
        on: "gwen-takeover",
      },
      {
        ago: "9h 30m",
        by: "priya",
        note: text`
          All three gift cards blocked before anything was spent, payments voided. **Safe to tell her:** she loses nothing, nothing was shipped, the account is locked until she sets a new password through the mail we sent. Please don't mention the marketplace, that part is still running.`,
        on: "gwen-takeover",
        crossPost: true,
      },
      {
        ago: "9h 18m",
        by: "maya",
        write: text`
          Gwen, all good: the gift cards were blocked before anyone could use them, and the three payments are cancelled. You lose nothing.

          You'll find a mail from us to set a new password. Please choose one you use nowhere else. Then the account is yours again.`,
      },
      {
        ago: "1h 50m",
        by: "customer",
        write: "Thank you so much. New password is set. Should I delete my card from the account?",
      },
      {
        ago: "1h 20m",
        by: "maya",
        write:
          "You can, and it costs nothing: **Account → Payment → Remove**. The voided payments disappear from your statement within a week. If one is still there after that, write to me here. How are you feeling?",
      },
    ],
  },
  {
    customer: customers.viktor,
    subject: "Why is my order on hold",
    unreadFor: ["maya"],
    steps: [
      {
        ago: "11h 10m",
        by: "customer",
        write:
          "Order NW-48630, 9 headlamps 4 stoves. Says on hold since 2 days. I need it, please ship today express, I pay extra.",
      },
      { ago: "10h 50m", by: "maya", assign: "maya" },
      {
        ago: "10h 40m",
        by: "maya",
        open: {
          ref: "viktor-hold",
          type: "Fraud investigation",
          title: "Order on hold: card country and address don't match",
          description:
            "9 Nattlys + 4 Kolibri, 1,126.00, new account, asks for express, address changed once after ordering.",
          attributes: { "Risk level": "Medium" },
        },
      },
      {
        ago: "10h 35m",
        by: "maya",
        write:
          "Hello Viktor, larger first orders get a check by a human before they ship. I've asked for yours to be looked at next and will come back to you with a clear answer. Thank you for your patience.",
      },
      { ago: "10h", by: "customer", write: "ok. can also change adress again if this is problem" },
    ],
  },
  {
    customer: customers.longName,
    subject: "Verification of my payment",
    steps: [
      {
        ago: "2d 7h",
        by: "customer",
        write: text`
          Dear Sir or Madam,

          my order NW-48320 was held back and I was asked to "verify my payment method". As my full name does not fit on a card, in your form, or, I am told, on my late grandmother's passport, the names will never match. This has followed me all my life.

          I can offer any document you like.

          With kind regards,
          María del Carmen Esperanza Fernández-Villaverde y Ortiz de Montellano de la Sierra
          (Carmen is fine.)`,
      },
      { ago: "2d 6h 40m", by: "maya", assign: "maya" },
      {
        ago: "2d 6h 30m",
        by: "maya",
        open: {
          ref: "carmen-verify",
          type: "Fraud investigation",
          title: "Name on the card doesn't match the account",
          description: "Almost certainly fine: the card cuts her name after 26 characters.",
          attributes: { "Risk level": "Low" },
        },
      },
      { ago: "1d 22h", by: "priya", assign: "priya", on: "carmen-verify" },
      { ago: "1d 21h 58m", by: "priya", state: "In progress", on: "carmen-verify" },
      {
        ago: "1d 21h 40m",
        by: "priya",
        note: "Agree, low. One confirmation is enough: she can approve the 1-cent check in her banking app, no documents please. After that I release the order and note the name on the account so it never happens again.",
        on: "carmen-verify",
        crossPost: true,
      },
      { ago: "1d 21h 38m", by: "priya", state: "Waiting on customer", on: "carmen-verify" },
      {
        ago: "1d 3h",
        by: "maya",
        write: text`
          Dear Carmen,

          thank you for the kindest answer to a verification mail we have ever received. No documents needed. Your bank will show you a check over 0.01 €. Please approve it, and your order is free to go. We have also noted your full name on your account, all of it, so this was the last time with us.

          Maya`,
      },
    ],
  },
  {
    customer: customers.casper,
    subject: "I want to pay by invoice for 60 jackets",
    steps: [
      {
        ago: "6d 3h",
        by: "customer",
        write:
          "Hello, we are a new guiding company and want 60 of the Skur rain jackets on invoice, 60 days. When can you deliver? Casper",
      },
      { ago: "6d 2h 30m", by: "leo", assign: "leo" },
      {
        ago: "6d 2h 10m",
        by: "leo",
        open: {
          ref: "casper-invoice",
          type: "Fraud investigation",
          title: "60 jackets on invoice, company a week old",
          attributes: { "Risk level": "Medium" },
        },
      },
      {
        ago: "6d 2h",
        by: "leo",
        write:
          "Hi Casper, congratulations on the new company! For a first order of this size we check the invoice terms first. I'll be back with an answer within two days.",
      },
      { ago: "5d 8h", by: "priya", assign: "priya", on: "casper-invoice" },
      { ago: "5d 7h 55m", by: "priya", state: "In progress", on: "casper-invoice" },
      {
        ago: "4d 9h",
        by: "priya",
        note: "Company is real, register entry matches, two founders are known customers since years. OK for **prepayment of half, rest 30 days**. 60 days from the second order on.",
        on: "casper-invoice",
        crossPost: true,
      },
      { ago: "4d 8h 58m", by: "priya", state: "Resolved", on: "casper-invoice" },
      {
        ago: "4d 8h 20m",
        by: "leo",
        write:
          "Hi Casper, good news: half in advance and the rest within 30 days, and 60 days from your second order on. Delivery takes two weeks from payment. Shall I send the offer?",
      },
      { ago: "4d 5h", by: "customer", write: "Fair. Yes please send." },
      {
        ago: "4d 4h 30m",
        by: "leo",
        write: "It's in your inbox, valid for a month. Good luck with the first season!",
      },
      { ago: "4d 4h 28m", by: "leo", close: true },
    ],
  },
  {
    customer: customers.kofi,
    subject: "Return refused at the store",
    steps: [
      {
        ago: "10d 5h",
        by: "customer",
        write:
          'Your store refused my return because "the receipt was used before". It was not. I have one receipt and one backpack. I felt treated like a thief in front of my kids.',
      },
      { ago: "10d 4h 30m", by: "maya", assign: "maya" },
      {
        ago: "10d 4h 20m",
        by: "maya",
        open: {
          ref: "kofi-receipt",
          type: "Fraud investigation",
          title: "Receipt number used twice for returns",
          description: "Receipt S3-20981. He says it's the first time. Please look at who returned what.",
          attributes: { "Risk level": "Low" },
        },
      },
      {
        ago: "10d 4h 10m",
        by: "maya",
        write:
          "Dear Kofi, I'm very sorry, nobody should stand there like that, least of all in front of their children. I'm having it looked into today and will come back to you with an answer, not with a form.",
      },
      { ago: "10d 2h", by: "priya", assign: "priya", on: "kofi-receipt" },
      { ago: "10d 1h 58m", by: "priya", state: "In progress", on: "kofi-receipt" },
      {
        ago: "9d 6h",
        by: "priya",
        note: "He's right. The till in store 3 reused numbers after a restart, S3-20981 exists twice, the other one is a pair of socks. Nothing on him. Take the return, and an apology from us is due.",
        on: "kofi-receipt",
        crossPost: true,
      },
      { ago: "9d 5h 58m", by: "priya", state: "Resolved", on: "kofi-receipt" },
      {
        ago: "9d 5h 20m",
        by: "maya",
        write: text`
          Dear Kofi,

          you were right, and we were wrong: our till gave the same number to two receipts. Your return is accepted. A courier picks up the backpack wherever you like, so you don't have to come back to the store, and the 119 € go out today.

          The store manager would like to call you to apologise in person. May I pass on your number? It's fine to say no.

          Maya`,
      },
      {
        ago: "9d 2h",
        by: "customer",
        write: "Thank you. No need to call. Just tell them to be kinder to the next one.",
      },
      { ago: "9d 1h 40m", by: "maya", write: "I have told them, in your words." },
      { ago: "9d 1h 38m", by: "maya", close: true },
    ],
  },
]
