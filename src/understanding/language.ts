/** Short everyday words: they tell the language and nothing about the matter. */

export const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  nl: 'de het een en van ik je niet met op voor maar mijn dat die er aan om ook bij wat hij zij ze we wij heb heeft is ben was kan naar uit over mij me als zo dan nog wel geen waar hoe wie door tegen iemand steeds moet wil word wordt deze dit in te zijn hun haar hem',
  en: 'the a an and of i you not with on for but my that who there to also at what he she they we have has am was can is from about me if so then still no where how by against someone always must want do does did this it in are be been his her keeps',
};

/** A text must lean this much to a language; otherwise the hint stands. */
export const LANGUAGE_MARGIN = 0.6;
