import type { Who } from "./format"

type DemoTeam = { name: string; office: "front" | "back" }

type DemoTeammate = {
  who: Exclude<Who, "customer">
  name: string
  email: string
  role: "owner" | "admin" | "teammate"
  teams: string[]
}

type DemoState = {
  label: string
  customerLabel: string
  category: "submitted" | "in_progress" | "waiting_on_customer" | "resolved"
}

type DemoAttribute = {
  name: string
  kind: "text" | "long_text" | "number" | "decimal" | "yes_no" | "date_time" | "list" | "files"
  /** The choices of a list, in order. */
  options?: string[]
  /** When a teammate creates the ticket. */
  requiredAtCreation?: true
  /** When a customer fills the form. */
  requiredInForm?: true
  requiredToResolve?: true
  shownAtCreation: boolean
  visibleToCustomer: boolean
}

type DemoTicketType = {
  name: string
  category: "customer" | "back_office" | "tracker"
  icon: string
  description: string
  sharingAllowed: boolean
  descriptionVisibleToCustomer: boolean
  defaultTeam: string | null
  /** Need to know (SPEC A2): only these teams open its tickets. Anyone may create one. */
  limitedTo?: string[]
  attributes: DemoAttribute[]
}

type DemoWorkspace = {
  name: string
  slug: string
  timeZone: string
  demoPassword: string
  teams: DemoTeam[]
  teammates: DemoTeammate[]
  states: DemoState[]
  ticketTypes: DemoTicketType[]
  tags: string[]
}

export const workspace: DemoWorkspace = {
  name: "Northwind Outdoor",
  slug: "northwind-outdoor",
  timeZone: "Europe/Berlin",
  demoPassword: "backline-demo",
  teams: [
    { name: "Front office", office: "front" },
    { name: "Finance", office: "back" },
    { name: "Fraud", office: "back" },
    { name: "Engineering", office: "back" },
  ],
  teammates: [
    { who: "maya", name: "Maya Chen", email: "maya@example.com", role: "teammate", teams: ["Front office"] },
    { who: "leo", name: "Leo Brandt", email: "leo@example.com", role: "teammate", teams: ["Front office"] },
    { who: "ben", name: "Ben Okafor", email: "ben@example.com", role: "teammate", teams: ["Finance"] },
    { who: "priya", name: "Priya Nair", email: "priya@example.com", role: "teammate", teams: ["Fraud"] },
    {
      who: "ada",
      name: "Ada Lind",
      email: "ada@example.com",
      role: "owner",
      teams: ["Front office", "Engineering"],
    },
  ],
  states: [
    { label: "Submitted", customerLabel: "Submitted", category: "submitted" },
    { label: "In progress", customerLabel: "In progress", category: "in_progress" },
    { label: "Waiting on customer", customerLabel: "Waiting on you", category: "waiting_on_customer" },
    { label: "Resolved", customerLabel: "Resolved", category: "resolved" },
  ],
  ticketTypes: [
    {
      name: "Refund",
      category: "back_office",
      icon: "💶",
      description: "Money back to a customer: returns, double charges, goodwill.",
      sharingAllowed: true,
      descriptionVisibleToCustomer: false,
      defaultTeam: "Finance",
      attributes: [
        { name: "Amount", kind: "decimal", shownAtCreation: true, visibleToCustomer: true },
        { name: "Order number", kind: "text", shownAtCreation: true, visibleToCustomer: true },
      ],
    },
    {
      name: "Bug report",
      category: "back_office",
      icon: "🐞",
      description: "Something in the shop, the app or our mails does not work as it should.",
      sharingAllowed: true,
      descriptionVisibleToCustomer: false,
      defaultTeam: "Engineering",
      attributes: [
        {
          name: "Severity",
          kind: "list",
          options: ["Low", "Normal", "High", "Critical"],
          shownAtCreation: true,
          visibleToCustomer: false,
        },
      ],
    },
    {
      name: "Fraud investigation",
      category: "back_office",
      icon: "🕵️",
      description: "A payment, an account or a return that does not add up. Only team Fraud can open it.",
      sharingAllowed: false,
      descriptionVisibleToCustomer: false,
      defaultTeam: "Fraud",
      limitedTo: ["Fraud"],
      attributes: [
        {
          name: "Risk level",
          kind: "list",
          options: ["Low", "Medium", "High"],
          requiredAtCreation: true,
          shownAtCreation: true,
          visibleToCustomer: false,
        },
      ],
    },
    {
      name: "Order problem",
      category: "customer",
      icon: "📦",
      description: "An order that arrived late, broken, incomplete or not at all.",
      sharingAllowed: false,
      descriptionVisibleToCustomer: false,
      defaultTeam: "Front office",
      attributes: [
        {
          name: "Order number",
          kind: "text",
          requiredInForm: true,
          shownAtCreation: true,
          visibleToCustomer: true,
        },
        {
          name: "Problem",
          kind: "list",
          options: ["Damaged", "Item missing", "Wrong item", "Late or lost", "Something else"],
          requiredInForm: true,
          shownAtCreation: true,
          visibleToCustomer: true,
        },
      ],
    },
    {
      name: "Incident",
      category: "tracker",
      icon: "🚨",
      description: "One problem that hits many customers at once.",
      sharingAllowed: false,
      descriptionVisibleToCustomer: false,
      defaultTeam: "Engineering",
      attributes: [
        {
          name: "Affected area",
          kind: "list",
          options: ["Shop", "Payments", "Shipping", "Trip planner", "Mails"],
          shownAtCreation: true,
          visibleToCustomer: false,
        },
      ],
    },
  ],
  tags: [
    "b2b",
    "customs",
    "damaged",
    "feedback",
    "gift card",
    "group order",
    "lost parcel",
    "payment",
    "return",
    "sizing",
    "trip planner",
    "urgent",
    "vip",
    "warranty",
  ],
}
