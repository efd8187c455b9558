import { createJsonService, type JsonAnswer, type JsonQuestion } from './json-service.ts'

// The thread of one JSON body. Answers come in the order of the questions.
const answer = createJsonService()

addEventListener('message', (event: MessageEvent<JsonQuestion>) => {
  const reply: JsonAnswer = answer(event.data)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's, which has no origin to name
  postMessage(reply)
})
