import { boolean, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core"

export const ticketStates = pgTable(
  "ticket_states",
  {
    workspaceId: uuid("workspace_id").notNull(),
    id: uuid("id").notNull(),
    category: text("category").notNull(),
    internalLabel: text("internal_label").notNull(),
    customerLabel: text("customer_label").notNull(),
    position: integer("position").notNull().default(0),
    archivedAt: timestamp("archived_at", { withTimezone: true }),
    movesTo: uuid("moves_to"),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)

export const ticketTypes = pgTable(
  "ticket_types",
  {
    workspaceId: uuid("workspace_id").notNull(),
    id: uuid("id").notNull(),
    category: text("category").notNull(),
    name: text("name").notNull(),
    icon: text("icon").notNull().default("🎫"),
    description: text("description").notNull().default(""),
    sharingAllowed: boolean("sharing_allowed").notNull().default(false),
    descriptionVisible: boolean("description_visible").notNull().default(false),
    defaultTeamId: uuid("default_team_id"),
    assignment: text("assignment").notNull().default("none"),
    limited: boolean("limited").notNull().default(false),
    version: integer("version").notNull().default(1),
    position: integer("position").notNull().default(0),
    archivedAt: timestamp("archived_at", { withTimezone: true }),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)

export const ticketTypeAttributes = pgTable(
  "ticket_type_attributes",
  {
    workspaceId: uuid("workspace_id").notNull(),
    id: uuid("id").notNull(),
    typeId: uuid("type_id").notNull(),
    name: text("name").notNull(),
    kind: text("kind").notNull(),
    items: jsonb("items").$type<{ id: string; name: string; archived?: boolean }[]>().notNull().default([]),
    requiredOnCreate: boolean("required_on_create").notNull().default(false),
    requiredOnForm: boolean("required_on_form").notNull().default(false),
    requiredToResolve: boolean("required_to_resolve").notNull().default(false),
    shownOnCreate: boolean("shown_on_create").notNull().default(true),
    visibleToCustomer: boolean("visible_to_customer").notNull().default(false),
    position: integer("position").notNull().default(0),
    archivedAt: timestamp("archived_at", { withTimezone: true }),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)

export const ticketTypeStates = pgTable(
  "ticket_type_states",
  {
    workspaceId: uuid("workspace_id").notNull(),
    typeId: uuid("type_id").notNull(),
    stateId: uuid("state_id").notNull(),
    position: integer("position").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.typeId, t.stateId] })],
)

export const ticketTypeTurns = pgTable(
  "ticket_type_turns",
  {
    workspaceId: uuid("workspace_id").notNull(),
    typeId: uuid("type_id").notNull(),
    teammateId: uuid("teammate_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.typeId] })],
)

export const ticketTypeTeams = pgTable(
  "ticket_type_teams",
  {
    workspaceId: uuid("workspace_id").notNull(),
    typeId: uuid("type_id").notNull(),
    teamId: uuid("team_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.typeId, t.teamId] })],
)
