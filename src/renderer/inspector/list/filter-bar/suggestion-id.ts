export const suggestionId = (index: number): string => `filter-suggestion-${index}`
