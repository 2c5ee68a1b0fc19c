import Link from "next/link"
import { buttonStyles } from "@/components/ui/button-styles"
import { Chip } from "@/components/ui/chip"
import { RelativeTime } from "@/components/ui/relative-time"
import type { VersionPage, WorkflowView } from "@/lib/workflows/views"

type Props = { workflow: WorkflowView; page: VersionPage; isFirst: boolean }

/** A workflow's versions, the newest first: who saved each, when, and which is in force (SPEC F4). */
export function VersionList({ workflow, page: { rows, next }, isFirst }: Props) {
  const here = `/settings/workflows/${workflow.id}/versions`
  return (
    <>
      <ul aria-label="Versions" className="flex flex-col border-y border-line empty:hidden">
        {rows.map(({ version, savedAt, savedBy }) => (
          <li key={version} className="not-first:border-t not-first:border-line">
            <Link
              prefetch={false}
              href={`${here}/${version}`}
              className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1 px-2 py-2.5 hover:bg-hover focus-visible:-outline-offset-2"
            >
              <span className="text-base font-medium text-ink">Version {version}</span>
              {version === workflow.version ? (
                <Chip size="sm" tone="success">
                  In force
                </Chip>
              ) : null}
              <span className="min-w-0 basis-full text-sm text-ink-3 wrap-anywhere">
                Saved by <bdi>{savedBy ?? "Backline"}</bdi>,{" "}
                <RelativeTime at={savedAt} as="exact" className="whitespace-normal!" />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {workflow.version === 1 ? (
        <p className="text-base text-ink-2">
          There is only this one. Each time the workflow is saved with other steps, a version is added here.
        </p>
      ) : null}
      {rows.length === 0 ? <p className="text-base text-ink-2">There are no older versions.</p> : null}
      <p className="flex gap-2 empty:hidden">
        {isFirst ? null : (
          <Link prefetch={false} href={here} className={buttonStyles("secondary", "md")}>
            Newest versions
          </Link>
        )}
        {next ? (
          <Link prefetch={false} href={`${here}?below=${next}`} className={buttonStyles("secondary", "md")}>
            Older versions
          </Link>
        ) : null}
      </p>
    </>
  )
}
