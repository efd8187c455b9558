import { useStore } from 'zustand'
import { useModel } from '../context.ts'

export const useSelectedIds = (): ReadonlySet<string> =>
  useStore(useModel().selection.store, ({ ids }) => ids)
