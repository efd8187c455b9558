/** As `timeoutMs` of a request: no limit. */
export const noTimeoutMs = 2_147_483_647
