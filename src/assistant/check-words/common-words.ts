/** Words that begin a sentence without naming anybody. A word that is missing here costs a sentence, not the truth. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `
  a about above absolutely according account accounts across act action actually add after afterwards again against age ageing aging ago
  agreed ah all almost already alright also although altogether always am amount amounts an and another answer any anybody anyone anything
  apologies apparently approval approvals approve approved april are aren't around as ask asked at attached august awaiting away back balance
  balances based because been before began behind being below best better between beyond big bill bills biggest book books both bravo brilliant but
  button buttons by call can can't cannot card cards careful cash certainly change changed changes check checking cheers clear clearly client clients close
  code come comes coming compared congrats congratulations consider copy correct could credit currency current currently customer customers day days dear
  december deal decide decision did didn't do document documents does doesn't don't done double down draft drafts due during each earlier
  easy edit either else e-mail email emails enough euro euros even ever every everybody everyone everything exactly excellent except far feel few figure
  file files final finally find fine first five follow following for four fresh friday from full further fyi general get give given
  glad go goes going good goodbye got gotcha great greetings had half happy hardly has hasn't have haven't having he heads hello help her
  here here's hers hey hi him his hmm hold hope how however hundred i if important in incidentally including indeed info information instead interesting
  invoice invoices invoicing is isn't it it's item items its january july june just keep know last late later latest least leave left less let
  let's like line lines list little long look looking looks lots lovely made mail main make makes many march may maybe me mean meanwhile
  member members message messages mind mine minor missing monday money month monthly months more moreover morning most mostly much my name names
  near nearly need needs neither never new next nice night nine no nobody none nope nor normally not note nothing november now number
  numbers october of off often oh ok okay old on once one ones only onto oops open opened or order other others otherwise
  our ours out outstanding over overall overdue owed own owner paid paper part partly party pay payment payments pdf pending people per
  perfect perhaps person place plain please plus possibly press price prices prior probably pull purser put question questions quick quickly quite
  quote rate rates rather ready really reason receipt received recent recently record recorded reference regarding regards reject remember reminder
  reply request requests rest review right role rule rules said same saturday say second see seems select send sent september settled
  several shall she short should show shown shows similarly simple simply since single six small so some somebody someone something sometimes soon
  sorry sounds standing start statement status still stop sum summary sunday sure table take taken tap ten term terms than thank thanks
  that that's the their theirs them then there there's therefore these they they're thing things think this those though three through thursday thus
  till time tip to today together tomorrow tonight too top total totals tuesday two type under understood undo unfortunately unless unpaid until
  up update upcoming upon us use used usual usually value very via wait waiting want was wasn't watch way we we'll we're we've wednesday week
  weekly weeks welcome well were weren't what what's when whenever where whereas whether which while who who's whoever whole whose why will with
  within without won't wonderful word words work worth would wouldn't write wrong year years yep yes yesterday yet you you'll you're
  you've your yours apart besides hence heads-up nevertheless nonetheless regardless whatever whichever anyway sadly luckily thankfully aside barring
  bear bookkeeping collect contact dollar dollars dunning everyone's evening afternoon expect fair feel glad hosting income kindly largest longest noted
  oldest newest highest lowest roughly separately somehow somewhat surely tax taxes twelve eleven seven eight thirty twenty forty fifty sixty ninety zero void voided
  try tell told type tapping tap trying unable until understood using view visit wish wishing worth works working noting none's nope notice
  happens happen hover issuing issue issued kept leaving left likely listed lists lower marked meaning mention minus moving much must named
  open opening ordered ours paying plan possible prefer press provided rest running saved saying set sits sitting sounds speaking splendid
  stands starting stay stays subject such talk terrific thereafter they'd thing's tidy turns unsure voiding wanted went what'll whoever
  whose won't yay yours yourself anyhow anywhere appreciate arrived assuming awaiting barely behold believe besides brand bring brings
  broken btw buy came cheerio chase chasing choose come congratulating correctly counting cover covered dated date dates decided delighted
  delivered depending detail details different direct doing doubtless drop due each's enjoy enter entirely essentially evidently example
  exact excuse explain explains extra fancy fear fewer files fix forget format found forward friendly fully generally gone gosh hang
  happily hearing hint hm honestly hopefully hurry idea ideally immediately impressive inside instantly invoiced job joining jump kind
  know known large last-minute lastly latest lately lead learn legal likewise literally live looked losing luck manual many's match matter
  meant meet mid might missed month's moving naturally needless neat net nowhere obviously occasionally odd older oldest ones option
  options ordinarily original outside overleaf partial past pay payable paperwork people's pick pictured point precisely presumably pretty
  previous previously proceed promptly proof proper provide put quiet random reach read reads real reckon recap reduce reminding
  report reports resend respond return right-o safe seeing seen sending sense separate share side sign signed similar sit skip slightly
  slow smaller sort special specifically splitting spot start-up state stated steady step steps straight strictly strong successfully suggest
  supposedly switch team terribly text thing-wise third thorough thousand throughout tiny title touch track true truly turn twenty-five twice
  unchanged unlike unusual upload useful view voiced wanting warm we'd weird whatever's whenever whichever's wholly wise wonder word-for-word
  wording worked working worse worst write-up written-off wrongly year-end yourselves
  accept activity add address adjust admit afford agree allow annual appeal apply assist assume authority avoid bank base basis begin benefit
  bookkeeper box branch break budget business buy calculate calendar cancel case cause chance charge child choice clean clerk collection
  comment company compare complete confirm connect contract convert cost country create cut data deadline debt default delay delete
  deliver deposit describe design desk discount discuss dispute divide domain doubt duplicate duty effect employee entry equal error
  estimate event exchange exist expense expire export extend face fail fee field fill finance finish fit focus folder foot force
  freelancer function gap gather grand grow guess guide handle hour house hurt identity impact import increase insert inspect interest
  inventory issue journal key label law ledger level limit link load loan lock log loss manage margin marker market maximum measure
  meet minimum minute mistake mode model module nature net notice object office operation outbox overview owe package page pair part
  pattern penalty percent percentage period permission phone piece policy pool post power predict prepare present print private problem
  process product profit project promise property protect prove purchase purpose quantity range rank ratio raise record recover refund
  region register regret regular reject relation relief remain remit remove rename rent repair repeat repay replace require reserve
  reset resolve resource restore result resume retry reverse revenue revise risk row sale sample save scale schedule score search
  section send sequence service shadow shop signal silence site size solution source spend split staff stage stamp stock store story
  string study style submit subtotal success supplier supply support system table target task technical test thread ticket timer token
  tool trace trade transaction transfer treat trust truth twist unit update user vendor verify version viewer vote wage wait wallet
  warn warning waste wire withdraw worker zone
  worry wow written yup either's because's cool understandably again's great's awesome alas
  `
    .trim()
    .split(/\s+/),
);
