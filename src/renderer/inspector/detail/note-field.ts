/** Where the command leads that writes a note. */
export const noteFieldId = 'exchange-note'
