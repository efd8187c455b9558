import { useEffect } from 'react'
import { useModel } from '../context.ts'
import { bindKeys } from './bind-keys.ts'
import { commands } from './registry.ts'

/** Binds every command's keys for as long as it is there. */
export function Keys() {
  const model = useModel()
  useEffect(() => bindKeys(window, commands, model), [model])
  return null
}
