/** Which language a text is in, by its short everyday words; the hint when it is too short to tell. */

const FUNCTION_WORDS: Record<string, string> = {
  nl: 'de het een en van ik je niet met op voor maar mijn dat die er aan om ook bij wat hij zij ze we wij heb heeft is ben was kan naar uit over mij me als zo dan nog wel geen waar hoe wie door tegen iemand steeds moet wil word wordt deze dit',
  en: 'the a an and of i you not with on for but my that who there to also at what he she they we have has am was can is from about me if so then still no where how by against someone always must want do does did this it in are be been his her',
};

/** A text must win by this many words; otherwise the hint stands. */
const MARGIN = 2;

/** `plain` comes from `plainWords`. */
export function languageOf(plain: string, hint: string): string {
  const words = new Set(plain.trim().split(' '));
  const counts = Object.entries(FUNCTION_WORDS)
    .map(([language, list]) => ({
      language,
      count: list.split(' ').filter((word) => words.has(word)).length,
    }))
    .sort((a, b) => b.count - a.count);
  const [best, second] = counts;
  return best && best.count - (second?.count ?? 0) >= MARGIN ? best.language : hint;
}
