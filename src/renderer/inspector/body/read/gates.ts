/** What is read of a body by itself, to see what it is and to show its beginning. */
export const headBytes = 64 * 1024

/** Text, JSON and pictures up to here are loaded whole without asking; what is larger when somebody asks for it. */
export const askFromBytes = 1024 * 1024

/** Nothing above this is ever held whole in the window: text is then shown in parts, bytes in pages. */
export const mostLoadedBytes = 16 * 1024 * 1024

/** One part of a text that is too long to be loaded. */
export const textPartBytes = 1024 * 1024

export const mostCopiedBytes = 1024 * 1024
