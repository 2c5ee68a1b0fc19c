import { expect, test } from "vitest"
import { newId } from "@/lib/shared/ids"
import { does, expectRefusal, refuses, theOne } from "@/testing/commands"
import { blockedBy, owner, ownerClient } from "@/testing/database"
import { note } from "@/testing/given"
import { makeWorld, type World } from "@/testing/world"
import { editNote, removeNote } from "./commands/notes"

async function storedNote(world: World, noteId: string) {
  const [row] =
    await owner()`select text, version, removed_at is not null as removed, edited_at is not null as edited
    from notes where workspace_id = ${world.workspaceId} and id = ${noteId}`
  return row
}

const edit = (noteId: string, version: number, text: string) => ({ noteId, version, text })

test("N4: its author edits a note; the version goes up", async () => {
  const world = await makeWorld()
  const noteId = await note(world, world.ben, "Paid.")
  const events = await does(editNote, world.ben, edit(noteId, 1, "Paid **twice**."))
  expect(theOne(events, "note.edited")).toMatchObject({ data: { version: 2 }, places: [] })
  expect(await storedNote(world, noteId)).toEqual({
    text: "Paid twice.",
    version: 2,
    removed: false,
    edited: true,
  })
})

test.each(["maya", "ada"] as const)("N4: %s, who isn't its author, can't edit it", async (who) => {
  const world = await makeWorld()
  const noteId = await note(world, world.ben, "Paid.")
  const sentence = "Only the author of a note can edit it."
  await refuses({ code: "not_your_note", sentence }, editNote, world[who], edit(noteId, 1, "No."))
})

test("N4: an edit of an older version is refused, so that nobody's words are lost", async () => {
  const world = await makeWorld()
  const noteId = await note(world, world.ben, "Paid.")
  await does(editNote, world.ben, edit(noteId, 1, "Paid twice."))
  const sentence = "This note was changed meanwhile. Your text is kept; please look again."
  await refuses({ code: "changed_meanwhile", sentence }, editNote, world.ben, edit(noteId, 1, "Paid once."))
})

test("N4: two edits of one version in the same instant: one is stored", async () => {
  const world = await makeWorld()
  const noteId = await note(world, world.ben, "Paid.")
  const answers = await Promise.all(
    ["one", "two", "three"].map((text) =>
      editNote(world.ben, { commandId: newId(), ...edit(noteId, 1, text) }),
    ),
  )
  expect(answers.map((answer) => (answer.ok ? "ok" : answer.code)).sort()).toEqual([
    "changed_meanwhile",
    "changed_meanwhile",
    "ok",
  ])
  expect(await storedNote(world, noteId)).toMatchObject({ version: 2 })
})

test("N4: a note can't be emptied by an edit", async () => {
  const world = await makeWorld()
  const noteId = await note(world, world.ben, "Paid.")
  const sentence = "A note can't be empty. Remove it instead."
  await refuses({ code: "invalid", sentence }, editNote, world.ben, edit(noteId, 1, "  "))
})

test.each(["ben", "ada"] as const)("N4: %s (its author, or an admin) removes a note", async (who) => {
  const world = await makeWorld()
  const noteId = await note(world, world.ben, "Paid.")
  const events = await does(removeNote, world[who], { noteId })
  expect(theOne(events, "note.removed")).toMatchObject({ places: [], actor: { id: world[who].id } })
  expect(await storedNote(world, noteId)).toMatchObject({ text: "", removed: true })
})

test("N4: another teammate can't remove a note", async () => {
  const world = await makeWorld()
  const noteId = await note(world, world.ben, "Paid.")
  const sentence = "Only the author of a note or an admin can remove it."
  await refuses({ code: "not_your_note", sentence }, removeNote, world.maya, { noteId })
})

test("N4: a removed note can be neither edited nor removed again", async () => {
  const world = await makeWorld()
  const noteId = await note(world, world.ben, "Paid.")
  await does(removeNote, world.ben, { noteId })
  const gone = { code: "note_removed", sentence: "This note was removed." } as const
  await refuses(gone, editNote, world.ben, edit(noteId, 1, "Back."))
  const twice = { code: "note_removed", sentence: "This note was removed already." } as const
  await refuses(twice, removeNote, world.ben, { noteId })
})

test("A5: removing a note blanks its text and its revisions everywhere", async () => {
  const world = await makeWorld()
  const { workspaceId } = world
  const noteId = await note(world, world.ben, "canary-one")
  await does(editNote, world.ben, edit(noteId, 1, "canary-two"))
  await does(editNote, world.ben, edit(noteId, 2, "canary-three"))
  const versions =
    await owner()`select version, doc::text from note_versions where workspace_id = ${workspaceId}
    order by version`
  expect(versions.map((v) => v.version)).toEqual([1, 2])
  expect(versions.map((v) => v.doc)).toEqual([
    expect.stringContaining("canary-one"),
    expect.stringContaining("canary-two"),
  ])
  await does(removeNote, world.ada, { noteId })
  const left = await owner()`
    select 'notes' from notes n where workspace_id = ${workspaceId} and n::text like '%canary%'
    union all select 'versions' from note_versions v where workspace_id = ${workspaceId} and v::text like '%canary%'
    union all select 'events' from events e where workspace_id = ${workspaceId} and e::text like '%canary%'`
  expect(left).toHaveLength(0)
})

test("A3: a note of another workspace is not there", async () => {
  const [world, other] = await Promise.all([makeWorld(), makeWorld()])
  const noteId = await note(world, world.ben, "Paid.")
  expectRefusal(await removeNote(other.ada, { commandId: newId(), noteId }), "not_there")
})

test.each(["edit", "remove"] as const)(
  "N4: to %s a note waits for its thread before it takes its place in the order, or it could deadlock",
  async (what) => {
    const world = await makeWorld()
    const { workspaceId } = world
    const noteId = await note(world, world.ben, "Paid.")
    const give = {
      edit: () => editNote(world.ben, { commandId: newId(), ...edit(noteId, 1, "Paid twice.") }),
      remove: () => removeNote(world.ben, { commandId: newId(), noteId }),
    }[what]
    const rival = ownerClient({ max: 1 })
    const { giving } = await rival.begin(async (sql) => {
      // As the state change does that resolves the ticket: another one's commit has to wait for it.
      const [self] = await sql<{ pid: number }[]>`
        select pg_backend_pid() as pid from threads t join notes n on n.thread_id = t.id
        where n.workspace_id = ${workspaceId} and n.id = ${noteId} for update of t`
      const giving = give()
      await blockedBy(self?.pid ?? 0)
      const free = await owner()`select 1 from counters where workspace_id = ${workspaceId} for update nowait`
      expect(free).toHaveLength(1)
      return { giving }
    })
    expect(await giving).toMatchObject({ ok: true })
    await rival.end()
  },
)
