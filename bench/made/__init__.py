"""A made-up corpus with known truth: chains of directives from the centre to communes, in the forms of real offices.

plan.py    who issues what, when, under whom, with which duties (the truth)
write.py   a planned directive as a text with letterhead, citations, duties and signature
truth.py   the truth beside what a store answers
words.yml  issuers, symbols, matters and phrases
"""
