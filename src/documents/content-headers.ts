/** RFC 8187: what encodeURIComponent leaves as it is and a header parameter must not hold. */
function extendedValue(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '_')).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * Headers under which a file from outside is handed out: with its own name, as the type that was
 * found when it came in, and unable to run anything or to be used by another site.
 */
export function contentHeaders(
  type: string,
  name: string,
  disposition: 'attachment' | 'inline',
): Readonly<Record<string, string>> {
  const plain = name.replace(/[^\u0020-\u007e]|["\\%]/gu, '_');
  return {
    'Content-Type': type,
    'Content-Disposition': `${disposition}; filename="${plain}"; filename*=UTF-8''${extendedValue(name)}`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'private, no-store',
  };
}
