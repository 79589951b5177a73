/** What a journey needs of a channel: begin, type, press a button by its number, and read what is shown. */

export interface Walker {
  begin(language: string): Promise<void>;
  /** Types a question; gives the place of the proposals, as the understanding of this text has it. */
  say(text: string): Promise<string>;
  /** Presses the i-th button of the shown page; gives the title of the page that follows. */
  press(button: number): Promise<string>;
  /** The titles of the desks on the shown page, in order. */
  desks(): Promise<string[]>;
  close(): Promise<void>;
}
