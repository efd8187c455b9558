import { prepareThread } from './app/spare-thread.ts'

// The app's thread loads while this one reads the command line.
if (process.argv[2] === 'run') prepareThread()
await import('./index.ts')
