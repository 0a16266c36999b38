/** The card field's page. Its script brings the words. */
export const cardFieldPage = `<!doctype html>
<html>
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Card</title>
    <link rel="stylesheet" href="card-field.css">
    <script type="module" src="card-field.js"></script>
  </head>
  <body>
    <form novalidate>
      <p class="error" id="refusal" role="alert"></p>
      <div class="field number">
        <label for="number"></label>
        <div class="box">
          <input id="number" name="number" inputmode="numeric" autocomplete="cc-number" dir="ltr" spellcheck="false"
            aria-describedby="number-error brand">
          <span id="brand" dir="ltr"></span>
        </div>
        <p class="error" id="number-error"></p>
      </div>
      <div class="field">
        <label for="expiry"></label>
        <input id="expiry" name="expiry" inputmode="numeric" autocomplete="cc-exp" dir="ltr" spellcheck="false"
          aria-describedby="expiry-error">
        <p class="error" id="expiry-error"></p>
      </div>
      <div class="field">
        <label for="code"></label>
        <input id="code" name="code" inputmode="numeric" autocomplete="cc-csc" dir="ltr" spellcheck="false"
          aria-describedby="code-error">
        <p class="error" id="code-error"></p>
      </div>
      <p id="status" role="status"></p>
    </form>
  </body>
</html>
`;
