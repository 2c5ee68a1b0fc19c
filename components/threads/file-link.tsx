/** Opens a file through the team's door, as a download. */
export const teamFileLink = (file: { id: string; name: string }, className: string) => (
  <a href={`/api/files/${file.id}`} dir="auto" className={className}>
    {file.name}
  </a>
)
