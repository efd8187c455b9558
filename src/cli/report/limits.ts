/** How much of a run a report shows. What is left out is told where it would stand. */
export const limits = {
  rows: 2000,
  details: 300,
  eventsOfRequest: 40,
  marksOfRequest: 60,
  headers: 100,
  findings: 500,
  consoleLines: 1000,
  files: 1000,
  expectations: 1000,
  urlLength: 2000,
  headerLength: 1000,
  lineLength: 2000,
  bodyLength: 2000,
} as const
