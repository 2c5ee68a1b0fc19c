import { Chip } from "@/components/ui/chip"
import { RelativeTime } from "@/components/ui/relative-time"
import { whyNotDefinition } from "@/lib/workflows/rules/saving"
import type { Names } from "@/lib/workflows/rules/words"
import type { VersionView } from "@/lib/workflows/views"
import { BackLink } from "./back-link"
import { PageHead, Part } from "./page-parts"
import { UseVersion } from "./use-version"
import { DifferenceList } from "./workflow-differences"
import { VersionDefinition } from "./workflow-version-definition"

/** One version of a workflow: what it does, what is new in it, and the way back to it (SPEC F4). */
export function Version({ view, names }: { view: VersionView; names: Names }) {
  const { workflow, version, savedAt, savedBy, definition, before } = view
  return (
    <>
      <PageHead
        title={`Version ${version} of “${workflow.name}”`}
        back={<BackLink href={`/settings/workflows/${workflow.id}/versions`}>All versions</BackLink>}
      >
        {version === workflow.version ? (
          <Chip size="sm" tone="success">
            In force
          </Chip>
        ) : null}{" "}
        Saved by <bdi>{savedBy ?? "Backline"}</bdi>,{" "}
        <RelativeTime at={savedAt} as="exact" className="whitespace-normal!" />.
        {version === workflow.version ? "" : ` In force is version ${workflow.version}.`}
      </PageHead>
      <UseVersion
        version={version}
        definition={definition}
        workflow={workflow}
        names={names}
        whyNot={whyNotUse(view, names)}
      />
      <Part title="What is new">
        <DifferenceList before={before} definition={definition} names={names} />
      </Part>
      <VersionDefinition definition={definition} names={names} />
    </>
  )
}

function whyNotUse({ workflow, version, definition }: VersionView, names: Names): string | undefined {
  if (workflow.archived) return "This workflow is archived."
  if (version === workflow.version) return "This version is in force."
  if (JSON.stringify(definition) === JSON.stringify(workflow.definition))
    return `It does the same as version ${workflow.version}, which is in force.`
  return whyNotDefinition(definition, names)?.sentence
}
