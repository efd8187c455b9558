import { FilterHelpDialog } from './filter-help-dialog.tsx'
import { HeaderColumnDialog } from './header-column-dialog.tsx'
import { SaveFilterDialog } from './save-filter-dialog.tsx'
import { SavedFiltersDialog } from './saved-filters-dialog.tsx'

export function ListDialogs() {
  return (
    <>
      <HeaderColumnDialog />
      <SaveFilterDialog />
      <SavedFiltersDialog />
      <FilterHelpDialog />
    </>
  )
}
