export { exitCodes, type ExitCode } from '../shared/run/exit-codes.ts'
