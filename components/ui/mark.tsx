/** The mark of Warren. */
export function Mark() {
  return (
    <svg viewBox="0 0 20 20" aria-hidden className="size-5 flex-none">
      <rect width="20" height="20" rx="5" className="fill-accent" />
      <path
        d="M4.7 4.2v7a2.65 2.65 0 0 0 5.3 0V9.3m0 1.9a2.65 2.65 0 0 0 5.3 0v-7"
        className="fill-none stroke-on-accent"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  )
}
