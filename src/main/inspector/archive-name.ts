/** With the day at most 200 bytes: no file system takes more than 255. */
const mostCharacters = 60

/** `project-YYYY-MM-DD-HHMM.har`, in local time; of the project's name what every file system takes. */
export function archiveName(projectName: string | undefined, now: Date): string {
  const plain = (projectName ?? '').replaceAll(/[^\p{L}\p{N}_.-]+/gu, '-').replaceAll(/^[.-]+|[.-]+$/g, '')
  const name = plain.slice(0, mostCharacters).replace(/\p{Surrogate}$/u, '') || 'requests'
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  return `${name}-${day}-${two(now.getHours())}${two(now.getMinutes())}.har`
}

const two = (part: number): string => String(part).padStart(2, '0')
