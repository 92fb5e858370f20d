import type { ComponentChildren } from 'preact';

/** Drawn on a 24 × 24 grid with a 1.75 stroke; decoration only, the words beside them say it all. */
const SHAPES = {
  check: <path d="M5 12.5 10 17.5 19.5 7" />,
  cross: <path d="M6 6 18 18M18 6 6 18" />,
  dash: <path d="M6 12H18" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7.5V12L15 14" />
    </>
  ),
  document: (
    <>
      <path d="M7 3.5H14L18.5 8V20.5H7A1.5 1.5 0 0 1 5.5 19V5A1.5 1.5 0 0 1 7 3.5Z" />
      <path d="M13.5 3.5V8.5H18.5M9 13H15M9 16.5H13" />
    </>
  ),
  upload: (
    <>
      <path d="M12 15.5V4.5M7.5 8.5 12 4 16.5 8.5" />
      <path d="M4 15V18.5A1.5 1.5 0 0 0 5.5 20H18.5A1.5 1.5 0 0 0 20 18.5V15" />
    </>
  ),
  download: (
    <>
      <path d="M12 4V15M7.5 11 12 15.5 16.5 11" />
      <path d="M4 16V18.5A1.5 1.5 0 0 0 5.5 20H18.5A1.5 1.5 0 0 0 20 18.5V16" />
    </>
  ),
  arrow: <path d="M5 12H19M13 6 19 12 13 18" />,
  back: <path d="M19 12H5M11 6 5 12 11 18" />,
  phone: (
    <path d="M6 3.5H9L10.8 8 8.6 9.8A12 12 0 0 0 14.2 15.4L16 13.2 20.5 15V18A2.5 2.5 0 0 1 18 20.5 14.5 14.5 0 0 1 3.5 6 2.5 2.5 0 0 1 6 3.5Z" />
  ),
  warning: (
    <>
      <path d="M12 4 21 19.5H3Z" />
      <path d="M12 10V14.2M12 16.9V17" />
    </>
  ),
  info: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 11V16.2M12 7.9V8" />
    </>
  ),
  shield: (
    <>
      <path d="M12 3.5 19 6V11.5C19 16 16 19.2 12 20.8 8 19.2 5 16 5 11.5V6Z" />
      <path d="M8.8 12 11.2 14.4 15.4 9.8" />
    </>
  ),
  people: (
    <>
      <circle cx="9" cy="8.5" r="3.2" />
      <path d="M3 19.5C3.4 16 5.8 14.3 9 14.3S14.6 16 15 19.5" />
      <path d="M15.2 5.6A3.2 3.2 0 0 1 15.8 11.6M17.2 14.8C19.4 15.4 20.7 17 21 19.5" />
    </>
  ),
  person: (
    <>
      <circle cx="12" cy="8" r="3.6" />
      <path d="M5 20C5.4 16.2 8.2 14.3 12 14.3S18.6 16.2 19 20" />
    </>
  ),
  building: (
    <>
      <path d="M5 20.5V5A1.5 1.5 0 0 1 6.5 3.5H13.5A1.5 1.5 0 0 1 15 5V20.5M15 10H17.5A1.5 1.5 0 0 1 19 11.5V20.5M3 20.5H21" />
      <path d="M8.5 7.5H11.5M8.5 11.5H11.5M8.5 15.5H11.5" />
    </>
  ),
  ballot: (
    <>
      <path d="M4 12.5H20V20H4Z" />
      <path d="M8 12.5V4H16V12.5M10 7.6 11.6 9.2 14.2 6.4" />
    </>
  ),
  mail: (
    <>
      <path d="M4.5 5.5H19.5A1 1 0 0 1 20.5 6.5V17.5A1 1 0 0 1 19.5 18.5H4.5A1 1 0 0 1 3.5 17.5V6.5A1 1 0 0 1 4.5 5.5Z" />
      <path d="M4 7 12 13 20 7" />
    </>
  ),
  search: (
    <>
      <circle cx="11" cy="11" r="6.5" />
      <path d="M16 16 20.5 20.5" />
    </>
  ),
  print: (
    <>
      <path d="M7 9V3.5H17V9M7 17H4.5V10.5A1.5 1.5 0 0 1 6 9H18A1.5 1.5 0 0 1 19.5 10.5V17H17" />
      <path d="M7 14H17V20.5H7Z" />
    </>
  ),
  outside: (
    <path d="M14 4.5H19.5V10M19.5 4.5 11 13M17.5 14V18.5A1 1 0 0 1 16.5 19.5H5.5A1 1 0 0 1 4.5 18.5V7.5A1 1 0 0 1 5.5 6.5H10" />
  ),
  edit: <path d="M4.5 19.5 5.5 15.2 16 4.7 19.3 8 8.8 18.5ZM13.7 7 17 10.3" />,
  list: <path d="M9 6H20M9 12H20M9 18H20M4.5 6H4.6M4.5 12H4.6M4.5 18H4.6" />,
  bell: (
    <>
      <path d="M6 16.5V11A6 6 0 0 1 18 11V16.5L19.5 18H4.5Z" />
      <path d="M10.2 20.5A2 2 0 0 0 13.8 20.5" />
    </>
  ),
  inbox: (
    <>
      <path d="M4 13.5 6.5 4.5H17.5L20 13.5V19.5H4Z" />
      <path d="M4 13.5H8.5L10 16H14L15.5 13.5H20" />
    </>
  ),
  chain: (
    <path d="M10 14A4 4 0 0 0 15.7 14.2L18.8 11.1A4 4 0 0 0 13.1 5.4L11.9 6.6M14 10A4 4 0 0 0 8.3 9.8L5.2 12.9A4 4 0 0 0 10.9 18.6L12.1 17.4" />
  ),
  certificate: (
    <>
      <path d="M4 4.5H20V15H13.5M9 15H4V4.5" />
      <path d="M7.5 8H16.5M7.5 11H10" />
      <circle cx="12.5" cy="14.5" r="2.8" />
      <path d="M10.8 16.8V21L12.5 20 14.2 21V16.8" />
    </>
  ),
  handOver: <path d="M4 8.5H17M13 4.5 17 8.5 13 12.5M20 15.5H7M11 11.5 7 15.5 11 19.5" />,
  flow: (
    <>
      <circle cx="6" cy="6" r="2.5" />
      <circle cx="18" cy="12" r="2.5" />
      <circle cx="6" cy="18" r="2.5" />
      <path d="M8.5 6H12A3.5 3.5 0 0 1 15.5 9.5M8.5 18H12A3.5 3.5 0 0 0 15.5 14.5" />
    </>
  ),
  quote: (
    <path d="M10 7C7 8 5.5 10 5.5 13V17H10V12.5H7.8M18.5 7C15.5 8 14 10 14 13V17H18.5V12.5H16.3" />
  ),
} as const satisfies Record<string, ComponentChildren>;

export type IconName = keyof typeof SHAPES;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      width="20"
      height="20"
      aria-hidden="true"
      focusable="false"
    >
      {SHAPES[name]}
    </svg>
  );
}

/** The mark of the product: a C for charter, with the tick of a decision. */
export function Logo() {
  return (
    <svg
      class="logo"
      viewBox="0 0 36 36"
      width="36"
      height="36"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="logo-ground" width="36" height="36" rx="9" />
      <path class="logo-line" d="M25.8 10.4A10.6 10.6 0 1 0 25.8 25.6" />
      <path class="logo-mark" d="M14.6 18.2 18 21.6 27.4 12.2" />
    </svg>
  );
}

/** The mark, large and faint, beside the head of an alliance's home. */
export function HeroMark() {
  return (
    <svg class="hero-mark" viewBox="0 0 36 36" aria-hidden="true" focusable="false">
      <path d="M25.8 10.4A10.6 10.6 0 1 0 25.8 25.6" />
      <path d="M14.6 18.2 18 21.6 27.4 12.2" />
    </svg>
  );
}
