/** An address as a QR code, drawn as one path: no picture to load, sharp on paper. */

import { create } from 'qrcode';

export interface QrCode {
  /** Modules a side, the quiet zone included. */
  size: number;
  /** The dark modules, as SVG path data. */
  path: string;
}

/** In modules; ISO/IEC 18004 asks for four. */
const QUIET = 4;

export function makeQrCode(address: string): QrCode {
  const { modules } = create(address, { errorCorrectionLevel: 'M' });
  const dark: string[] = [];
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) dark.push(`M${column + QUIET} ${row + QUIET}h1v1h-1z`);
    }
  }
  return { size: modules.size + 2 * QUIET, path: dark.join('') };
}

export function QrCodeView({ code, label }: { code: QrCode; label: string }) {
  return (
    <svg class="qr" viewBox={`0 0 ${code.size} ${code.size}`} role="img" aria-label={label}>
      <path d={code.path} />
    </svg>
  );
}
