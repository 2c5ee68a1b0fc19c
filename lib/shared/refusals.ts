/** Every code that a command can refuse with; the sentence beside it is what people read. */
export type RefusalCode =
  | "not_there"
  | "invalid"
  | "unchanged"
  | "not_in_its_teams"
  | "can_be_opened"
  | "command_reused"
  | "busy"
  | "sharing_not_allowed"
  | "only_back_office_is_shared"
  | "linked_to_customer_ticket"
  | "linked_to_several"
  | "already_shared"
  | "already_linked"
  | "already_tracked"
  | "not_linkable"
  | "not_linked"
  | "last_link"
  | "already_customer_ticket"
  | "type_archived"
  | "wrong_category"
  | "missing_attribute"
  | "bad_attribute"
  | "state_not_of_type"
  | "tags_need_sharing"
  | "trackers_have_no_tags"
  | "tags_would_go"
  | "no_messages_on_tickets"
  | "snooze_in_the_past"
  | "not_snoozed"
  | "resolved_cannot_snooze"
  | "customer_ticket_has_its_conversations"
  | "not_your_note"
  | "note_removed"
  | "changed_meanwhile"
  | "nothing_to_cross_post_to"
  | "foreign_origin"
  | "too_many_tries"
  | "broken"
  | "file_too_large"
  | "file_empty"
  | "not_reached"
  | "signed_out"
  | "name_taken"
  | "tag_taken"
  | "already_set_up"
  | "already_teammate"
  | "invitation_pending"
  | "invitation_over"
  | "link_over"
  | "only_owners"
  | "last_owner"
  | "team_needed"
  | "wrong_password"
  | "wrong_code"
  | "mail_blank"
  | "mail_withdrawn"
  | "no_mail_server"
  | "bad_workflow"
  | "bad_type"
  | "still_shared"
  | "last_state"
  | "no_conversation"
  | "no_ticket"
  | "ticket_internal"
  | "ticket_restricted"
  | "customer_blocked"
  | "wrong_name"

/** An expected no: a code for programs and one sentence for people, the same on every door (SPEC §10). */
export type Refusal = { ok: false; code: RefusalCode; sentence: string }

/** Makes a refusal. */
export function refuse(code: RefusalCode, sentence: string): Refusal {
  return { ok: false, code, sentence }
}

/** The one answer for what does not exist and for what is not yours (SPEC A3). */
export const notThere = refuse("not_there", "That isn't there, or it isn't yours to see.")

/** Tells a refusal from any other value. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "ok" in value && value.ok === false && "code" in value
}
